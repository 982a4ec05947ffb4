package dev.tidewatch.bench.profile;

import static dev.tidewatch.bench.report.Figures.decimal;
import static dev.tidewatch.bench.report.Figures.grouped;

import dev.tidewatch.bench.report.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints where the threads of a flight recording spent their time and what they allocated.
 *
 * <p>Java frames come from {@code jdk.ExecutionSample}. Native ones (RocksDB, codecs, system calls)
 * are sampled far more rarely, one thread at a time, and are listed apart: their counts compare
 * with each other only.
 */
@Command(
    name = "ProfileSummary",
    mixinStandardHelpOptions = true,
    description = "Prints the top frames of a flight recording as Markdown.")
public final class ProfileSummary implements Callable<Integer> {

  private static final int INCLUSIVE_ROWS = 40;

  @Parameters(paramLabel = "FILE", description = "A recording (.jfr).")
  private Path file = Path.of("");

  @Option(
      names = "--threads",
      defaultValue = "StreamThread",
      description = "Threads to count, found in their name. Default: ${DEFAULT-VALUE}.")
  private Pattern threads = Pattern.compile("");

  @Option(names = "--frames", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(names = "--allocations", defaultValue = "15", description = "Default: ${DEFAULT-VALUE}.")
  private int allocations;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ProfileSummary()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Profile profile = Profile.read(file, threads);
    print("Java, by the frame on top", "samples", profile.self(), frames);
    print(
        "Java, by frames of Tidewatch and Kafka on the stack",
        "samples",
        profile.inclusive(),
        INCLUSIVE_ROWS);
    print(
        "Java, by the nearest frame of Tidewatch, else of Kafka",
        "samples",
        profile.nearest(),
        frames);
    print("Native, by the nearest Java frames", "samples", profile.nativeCode(), allocations);
    print("Allocation, by class", "bytes", profile.allocatedClasses(), allocations);
    print("Allocation, by the frame on top", "bytes", profile.allocatingFrames(), allocations);
    print(
        "Allocation, by the nearest frame of Tidewatch, else of Kafka",
        "bytes",
        profile.allocatingNearest(),
        allocations);
    return 0;
  }

  private static void print(String title, String unit, Tally tally, int rows) {
    List<List<String>> top =
        tally.top(rows).stream()
            .map(
                entry ->
                    List.of(
                        "`" + entry.getKey() + "`",
                        grouped(entry.getValue()),
                        decimal(100.0 * entry.getValue() / Math.max(1, tally.total())) + " %"))
            .toList();
    System.out.printf("%n**%s** (%s in all)%n%n", title, grouped(tally.total()));
    System.out.print(new Table(List.of("where", unit, "share"), top).markdown());
  }
}
