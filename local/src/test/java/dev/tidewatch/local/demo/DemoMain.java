package dev.tidewatch.local.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;

/** The demonstration with a real Kafka and a stand-in for the application that knows one answer. */
final class DemoMain {
  private DemoMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new DemoCommand(DemoMain::app, DemoMain::ship)).execute(args));
  }

  static DemoApp app(String bootstrapServers, int port, Path stateDirectory) {
    return new StandInApp(port)
        .answering(
            "applications",
            """
            [{"id": "app-1", "name": "tides",
              "attempts": [{"appSparkVersion": "4.1.1", "completed": true, "duration": 1500}]}]
            """)
        .answering("applications/app-1/completeness", "{\"events\": 3}")
        .answering("applications/app-1/jobs", "[{\"status\": \"SUCCEEDED\"}]")
        .answering("applications/app-1/stages", "[]")
        .answering("fleet/versions", "[{\"spark\": \"4.1.1\"}]");
  }

  /** Ships nothing, but fails when the demonstration's Kafka does not answer. */
  static List<ShippedLog> ship(String bootstrapServers, Path logs, PrintWriter out) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      int brokers = admin.describeCluster().nodes().get().size();
      return List.of(new ShippedLog("app-1", null, 2L + brokers));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
