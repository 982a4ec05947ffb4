package dev.tidewatch.connect.hbase;

import dev.tidewatch.connect.common.PluginVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes records to HBase as rows; see {@link HBaseSinkTask} for what happens when it is down. */
public final class HBaseSinkConnector extends SinkConnector {

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> given) {
    settings = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HBaseSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return Collections.nCopies(maxTasks, settings);
  }

  @Override
  public void stop() {
    // The tasks have all there is to stop.
  }

  @Override
  public ConfigDef config() {
    return HBaseSinkConfig.DEFINITION;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
