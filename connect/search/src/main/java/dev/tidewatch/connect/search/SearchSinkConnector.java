package dev.tidewatch.connect.search;

import dev.tidewatch.connect.common.PluginVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Keeps records in an index of OpenSearch; see {@link SearchSinkTask} for what happens when it is
 * down.
 */
public final class SearchSinkConnector extends SinkConnector {

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> given) {
    settings = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return SearchSinkTask.class;
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
    return SearchSinkConfig.DEFINITION;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    boolean named = !given.getOrDefault(SearchSinkConfig.USERNAME, "").isEmpty();
    boolean secret = !given.getOrDefault(SearchSinkConfig.PASSWORD, "").isEmpty();
    if (named != secret) {
      String missing = named ? SearchSinkConfig.PASSWORD : SearchSinkConfig.USERNAME;
      for (ConfigValue value : config.configValues()) {
        if (value.name().equals(missing)) {
          value.addErrorMessage(
              "a username and a password go together: " + missing + " is missing");
        }
      }
    }
    return config;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
