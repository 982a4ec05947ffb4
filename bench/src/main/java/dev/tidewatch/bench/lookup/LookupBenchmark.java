package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.report.Machine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Requests per second, latency and processor time of questions over HTTP: to the instance that has
 * the answer, through another one, to all partitions, to a standby; next to handlers that do
 * nothing, in the same minutes. Then what a look-up costs by the number of applications.
 *
 * <p>This JVM is the client. Needs Linux (processor time is read from {@code /proc}).
 */
@Command(
    name = "LookupBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures questions over HTTP next to an empty handler.")
public final class LookupBenchmark implements Callable<Integer> {

  /** Of the application with many stages. */
  private static final int TASKS = 10_000;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(
      names = "--applications",
      defaultValue = "10000",
      description = "Small applications of the pair. Default: ${DEFAULT-VALUE}.")
  private int applications;

  @Option(
      names = "--largest",
      defaultValue = "1000000",
      description = "Applications at the end of the growth. Default: ${DEFAULT-VALUE}.")
  private int largest;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "For one question in one round. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--runs", defaultValue = "3", description = "Rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--jfr", description = "Records a profile of the instance that is asked.")
  private boolean jfr;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LookupBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    Optional<Path> recording = jfr ? Optional.of(options.place("lookup.jfr")) : Optional.empty();
    PairBenchmark pair =
        new PairBenchmark(
            options, applications, options.tasksOr(TASKS), seconds, rounds, recording);
    FlatCost flat = new FlatCost(options, largest, seconds);
    StringBuilder text = new StringBuilder(machine.sentence("bench/run lookup"));
    text.append(jfr ? "The asked instance was slowed by a flight recording.\n" : "");
    text.append(LookupTables.ofPair(pair, pair.run()));
    text.append(LookupTables.ofSizes(flat, flat.run()));
    options.publish("lookup", text.toString());
    return 0;
  }
}
