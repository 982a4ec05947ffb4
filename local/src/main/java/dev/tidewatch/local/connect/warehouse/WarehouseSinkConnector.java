package dev.tidewatch.local.connect.warehouse;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Puts orders on a shelf, which is a file. It has three bugs, all of them of kinds that real sinks
 * have: it knows one notation of dates only, divides by what a record says, and needs another
 * service for foreign currencies. The setting {@link #FIXED} mends them.
 */
public final class WarehouseSinkConnector extends SinkConnector {
  /** The file that gets a line for each order; no file where it is empty. */
  public static final String FILE = "warehouse.file";

  /** {@code host:port} of the service with the exchange rates. */
  public static final String RATES = "warehouse.rates";

  /** Whether the bugs are mended: what failed before can be sent again then. */
  public static final String FIXED = "warehouse.fixed";

  private static final ConfigDef CONFIG =
      new ConfigDef()
          .define(FILE, ConfigDef.Type.STRING, "", Importance.MEDIUM, "File to append orders to.")
          .define(RATES, ConfigDef.Type.STRING, "127.0.0.1:9", Importance.MEDIUM, "Exchange rates.")
          .define(FIXED, ConfigDef.Type.BOOLEAN, false, Importance.HIGH, "Whether it has no bugs.");

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> given) {
    settings = given;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return WarehouseSinkTask.class;
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
    return CONFIG;
  }

  @Override
  public String version() {
    return "1";
  }
}
