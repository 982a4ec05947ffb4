package dev.tidewatch.connect.source;

import dev.tidewatch.connect.common.PluginVersion;
import dev.tidewatch.eventlog.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Ships Spark event logs from directories: each line is a record, with its position in headers, as
 * {@code ./tidewatch ingest} ships it.
 *
 * <p>All tasks list the directories; each takes the logs of the applications whose ids hash to its
 * number, so that no log moves to another task when logs come and go, and an application's attempts
 * are read by one task in the order of their lines.
 */
public final class SparkEventLogSourceConnector extends SourceConnector {

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> given) {
    SourceSettings unused = SourceSettings.of(given);
    settings = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return SparkEventLogSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<Map<String, String>> tasks = new ArrayList<>();
    for (int task = 0; task < maxTasks; task++) {
      Map<String, String> one = new HashMap<>(settings);
      one.put(SourceSettings.TASK, String.valueOf(task));
      one.put(SourceSettings.TASKS, String.valueOf(maxTasks));
      tasks.add(one);
    }
    return tasks;
  }

  @Override
  public void stop() {
    // The tasks have all there is to stop.
  }

  @Override
  public ConfigDef config() {
    return SourceConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    List<ConfigValue> values = new ArrayList<>(super.validate(given).configValues());
    boolean each = values.stream().allMatch(one -> one.errorMessages().isEmpty());
    if (each) {
      try {
        SourceSettings unused = SourceSettings.of(given);
      } catch (ConfigException e) {
        String name = SourceConfig.wrongConverter(given).orElse(SourceConfig.DIRECTORIES);
        withName(name, given, values).addErrorMessage(e.getMessage());
      }
    }
    return new Config(values);
  }

  /** Connect shows errors by setting. Its own are not among what the connector defines. */
  private static ConfigValue withName(
      String name, Map<String, String> given, List<ConfigValue> values) {
    for (ConfigValue value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    ConfigValue added = new ConfigValue(name);
    added.value(given.get(name));
    values.add(added);
    return added;
  }

  /** Positions are stored in the transaction that has the lines up to them. */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  /** Lets an operator have a log read again, or from elsewhere; refuses what is no position. */
  @Override
  public boolean alterOffsets(
      Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          OffsetBook.checkPartition(partition);
          if (offset != null) {
            try {
              LogPosition unused = OffsetBook.position(offset);
            } catch (IllegalArgumentException e) {
              throw new ConnectException("no position in a log: " + offset, e);
            }
          }
        });
    return true;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
