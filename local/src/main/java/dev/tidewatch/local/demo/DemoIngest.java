package dev.tidewatch.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Ships event logs into the demonstration's Kafka. */
@FunctionalInterface
public interface DemoIngest {
  /**
   * Ships every log under a directory and returns when Kafka has acknowledged all of it.
   *
   * @param bootstrapServers the demonstration's Kafka
   * @param logs directory of event logs of any kind
   * @param out where to draw the progress
   * @return what was shipped, one entry a log; empty when there is no log
   */
  List<ShippedLog> ship(String bootstrapServers, Path logs, PrintWriter out) throws IOException;
}
