package dev.tidewatch.local.demo;

import dev.tidewatch.ingest.ConsoleProgress;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.ingest.Ingester;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help;

/** The same ingest as {@code ./tidewatch ingest}. */
public final class ShippingIngest implements DemoIngest {
  /** Few: one machine, few applications, and each partition has stores of its own. */
  static final int PARTITIONS = 4;

  @Override
  public List<ShippedLog> ship(String bootstrapServers, Path logs, PrintWriter out)
      throws IOException {
    var options =
        IngestOptions.to(bootstrapServers).withTopic(IngestOptions.DEFAULT_TOPIC, PARTITIONS);
    IngestReport report =
        new Ingester(options, new ConsoleProgress(out, Help.Ansi.AUTO.enabled()))
            .ship(List.of(logs));
    report.refused().forEach(line -> out.println("Not shipped: " + line));
    return report.logs().stream()
        .map(
            log ->
                new ShippedLog(
                    log.attempt().applicationId(), log.attempt().attempt(), log.events()))
        .toList();
  }
}
