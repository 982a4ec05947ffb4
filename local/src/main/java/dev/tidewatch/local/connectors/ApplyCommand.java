package dev.tidewatch.local.connectors;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.local.remote.UserErrorException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connect apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Makes the connectors of files, or changes those that differ, after the worker has checked them all;"
            + " restarts what has failed; and waits until they run. A second time it changes nothing.")
final class ApplyCommand implements Callable<Integer> {

  @Mixin private WorkerOptions options = new WorkerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Option(
      names = "--allow",
      paramLabel = "KEY",
      description =
          "A setting that the connector does not declare and yet takes; with a star at its end, all that"
              + " begin so. Can be repeated.")
  private List<String> allowed = new ArrayList<>();

  @Option(names = "--dry-run", description = "Check, say what would change, and change nothing.")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    PrintWriter err = requireNonNull(spec).commandLine().getErr();
    List<ConnectorFile> wanted = files.read();
    WorkerClient worker = options.connect();
    Validation validation = new Validation(worker, allowed);
    List<Validation.Result> checked = wanted.stream().map(validation::of).toList();
    List<Problem> problems = checked.stream().flatMap(each -> each.problems().stream()).toList();
    problems.forEach(err::println);
    if (!problems.isEmpty()) {
      err.println("tidewatch: %d errors, nothing was sent".formatted(problems.size()));
      err.flush();
      return 1;
    }
    Map<Validation.Result, Boolean> touched = new LinkedHashMap<>();
    for (Validation.Result each : checked) {
      touched.put(each, apply(worker, each, out));
      out.flush();
    }
    return dryRun || allRun(worker, touched, new Report(out)) ? 0 : 1;
  }

  /** Whether it was made, changed or restarted. */
  private boolean apply(WorkerClient worker, Validation.Result checked, PrintWriter out) {
    ConnectorFile connector = checked.connector();
    Change change =
        Change.between(worker.settings(connector.name()).orElse(null), connector.settings());
    boolean differs = !(change instanceof Change.Unchanged);
    String verb = dryRun && differs ? "would be " : "";
    if (dryRun) {
      out.printf("%s  %s%s%n", connector.name(), verb, change.describe());
      return false;
    }
    if (differs) {
      put(worker, checked);
    }
    boolean restarted = !differs && restartFailed(worker, connector.name());
    out.printf(
        "%s  %s%s%n",
        connector.name(), change.describe(), restarted ? ", had failed: restarted" : "");
    return differs || restarted;
  }

  private static void put(WorkerClient worker, Validation.Result checked) {
    ConnectorFile connector = checked.connector();
    String path = WorkerClient.connector(connector.name()) + "/config";
    Answer answer = worker.send("PUT", path, connector.settings());
    if (answer.isGood() || answer.isUnauthorized() || answer.reason().isEmpty()) {
      worker.require(path, answer);
      return;
    }
    String reason = checked.secrets().hide(answer.reason());
    throw new UserErrorException(
        "%s: the worker refused it (%d): %s".formatted(connector.file(), answer.status(), reason));
  }

  private static boolean restartFailed(WorkerClient worker, String name) {
    if (worker.state(name).filter(ConnectorState::hasFailed).isEmpty()) {
      return false;
    }
    String path = WorkerClient.connector(name) + "/restart?includeTasks=true&onlyFailed=true";
    worker.require(path, worker.send("POST", path, null));
    return true;
  }

  /** Waits for all of them at once. */
  private boolean allRun(
      WorkerClient worker, Map<Validation.Result, Boolean> connectors, Report report) {
    Map<Validation.Result, Settling> waiting = new LinkedHashMap<>();
    connectors.forEach(
        (each, touched) ->
            waiting.put(each, new Settling(touched, options.patience(), System.nanoTime())));
    boolean good = true;
    while (!waiting.isEmpty()) {
      for (Validation.Result each : List.copyOf(waiting.keySet())) {
        String name = each.connector().name();
        Optional<Outcome> outcome =
            requireNonNull(waiting.get(each))
                .look(worker.state(name).orElse(null), System.nanoTime());
        if (outcome.isPresent()) {
          report.outcome(name, outcome.get(), each.secrets());
          good &= outcome.get().isGood();
          waiting.remove(each);
        }
      }
      if (!waiting.isEmpty()) {
        WorkerClient.pause();
      }
    }
    return good;
  }
}
