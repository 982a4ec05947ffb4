package dev.tidewatch.local.connectors;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.TextTable;
import dev.tidewatch.local.remote.UserErrorException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code connect status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "How the connectors of a cluster are, and why tasks have failed. Exit status 1 when one has.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private WorkerOptions options = new WorkerOptions();

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these (default: all).")
  private List<String> names = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    WorkerClient worker = options.connect();
    JsonNode root = worker.get("/");
    Map<String, Found> connectors = read(worker);
    out.printf(
        "Kafka Connect %s, Kafka cluster %s%n%n",
        root.path("version").asText(), root.path("kafka_cluster_id").asText());
    List<List<String>> rows = new ArrayList<>();
    connectors.values().forEach(each -> rows.add(row(each.state())));
    out.print(
        new TextTable(List.of("connector", "type", "state", "tasks", "workers"), rows).render());
    Report report = new Report(out);
    for (Found each : connectors.values()) {
      for (ConnectorState.Part part : each.state().parts()) {
        if (part.hasFailed()) {
          out.println();
          report.brief(each.state().name(), part, each.secrets());
        }
      }
    }
    out.flush();
    return connectors.values().stream().anyMatch(each -> each.state().hasFailed()) ? 1 : 0;
  }

  private record Found(ConnectorState state, Secrets secrets) {}

  private Map<String, Found> read(WorkerClient worker) {
    Map<String, Found> found = new TreeMap<>();
    JsonNode all = worker.get("/connectors?expand=status&expand=info");
    for (Map.Entry<String, JsonNode> each : all.properties()) {
      Map<String, String> settings = new TreeMap<>();
      each.getValue()
          .at("/info/config")
          .properties()
          .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
      found.put(
          each.getKey(),
          new Found(ConnectorState.of(each.getValue().path("status")), Secrets.of(settings)));
    }
    List<String> missing = names.stream().filter(name -> !found.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new UserErrorException(
          "there is no connector %s. There are: %s."
              .formatted(String.join(", ", missing), String.join(", ", found.keySet())));
    }
    if (!names.isEmpty()) {
      found.keySet().retainAll(names);
    }
    return found;
  }

  private static List<String> row(ConnectorState state) {
    TreeSet<String> workers = new TreeSet<>();
    state.parts().forEach(part -> workers.add(part.worker()));
    return List.of(
        state.name(),
        state.type(),
        state.state(),
        state.tasksRunning() + " of " + state.tasks().size(),
        String.join(" ", workers));
  }
}
