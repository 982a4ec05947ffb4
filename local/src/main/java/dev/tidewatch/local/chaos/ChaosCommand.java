package dev.tidewatch.local.chaos;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.local.CommandLog;
import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.report.ChaosReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch chaos}. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks a cluster of three brokers and three instances on this machine in every way it knows,"
          + " while clients read, and compares each answer with what was sent.",
      "Exit status 1 when an answer was wrong, or another promise was broken."
    })
public final class ChaosCommand implements Callable<Integer> {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @Option(
      names = "--faults",
      paramLabel = "NAME",
      split = ",",
      description = "Faults to make, separated by commas (default: all): ${COMPLETION-CANDIDATES}.",
      completionCandidates = FaultNames.class)
  private List<String> faults = new FaultNames().names();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Length of each phase: before, during, after (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "100",
      description = "Events a second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--clients",
      paramLabel = "C",
      defaultValue = "4",
      description = "Clients that read (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--reads",
      paramLabel = "R",
      defaultValue = "10",
      description = "Questions a second of each client (default: ${DEFAULT-VALUE}).")
  private double reads;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "3",
      description = "Instances, 1 to 3 (default: ${DEFAULT-VALUE}).")
  private int instances;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "chaos",
      description = "Where logs, data and the report go (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("chaos");

  @Spec private @Nullable CommandSpec spec;

  /** The names that {@code --faults} takes. */
  static final class FaultNames implements Iterable<String> {
    List<String> names() {
      return Arrays.stream(Fault.values()).map(Fault::key).toList();
    }

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    var out = requireNonNull(spec, "filled in by picocli").commandLine().getOut();
    Path reports = Files.createDirectories(directory).toRealPath();
    var options =
        new ChaosOptions(
            faults.stream().map(this::fault).toList(),
            Integer.MAX_VALUE,
            WARM_UP,
            Duration.ofSeconds(positive("--seconds", seconds)),
            positive("--rate", rate),
            (int) positive("--clients", clients),
            positive("--reads", reads),
            instances(),
            RunDirectory.fresh(reports));
    var log = new CommandLog(reports.resolve("chaos.log"));
    try {
      return report(new ChaosRun(options, line -> print(out, line)).run(), reports, out);
    } finally {
      log.close();
    }
  }

  private static int report(ChaosReport report, Path reports, PrintWriter out) throws IOException {
    write(report, reports);
    out.println();
    out.print(report.table());
    report.remarks().forEach(out::println);
    out.println("The report is " + reports.resolve("chaos-report.md"));
    out.flush();
    return report.kept() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void print(PrintWriter out, String line) {
    out.println(LocalTime.now(ZoneOffset.UTC).format(TIME) + " " + line);
    out.flush();
  }

  private static void write(ChaosReport report, Path directory) throws IOException {
    Files.writeString(directory.resolve("chaos-report.md"), report.markdown());
    Files.writeString(directory.resolve("chaos.csv"), report.csv());
    Files.writeString(directory.resolve("chaos.svg"), report.svg());
  }

  private Fault fault(String name) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrongUse(
                    "--faults takes %s, not %s"
                        .formatted(String.join(",", new FaultNames().names()), name)));
  }

  private long positive(String option, long value) {
    return (long) positive(option, (double) value);
  }

  private double positive(String option, double value) {
    if (value <= 0) {
      throw wrongUse(option + " is more than 0");
    }
    return value;
  }

  private int instances() {
    if (instances < 1 || instances > 3) {
      throw wrongUse("--instances is 1 to 3");
    }
    return instances;
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(requireNonNull(spec).commandLine(), message);
  }
}
