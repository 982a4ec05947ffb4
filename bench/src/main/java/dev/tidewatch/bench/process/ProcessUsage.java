package dev.tidewatch.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a running process has used since it began.
 *
 * @param peakResidentBytes the most memory it had resident ({@code VmHWM})
 * @param cpu processor time, in steps of 10 ms
 */
public record ProcessUsage(long peakResidentBytes, Duration cpu) {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /**
   * Asks the operating system.
   *
   * @throws IllegalStateException when there is no such process, or no {@code /proc}
   */
  public static ProcessUsage of(long pid) {
    Matcher peak = PEAK.matcher(Proc.read(directory(pid).resolve("status")));
    long bytes = peak.find() ? Long.parseLong(peak.group(1)) << 10 : 0;
    return new ProcessUsage(bytes, cpuOf(pid));
  }

  /** Processor time of a running process, in steps of 10 ms. */
  public static Duration cpuOf(long pid) {
    return Proc.Stat.parse(Proc.read(directory(pid).resolve("stat"))).cpu();
  }

  /** Processor time by what the threads are for, of the threads that still run. */
  public static Map<ThreadRole, Duration> cpuByRole(long pid) {
    Map<ThreadRole, Duration> sums = new TreeMap<>();
    try (Stream<Path> threads = Files.list(directory(pid).resolve("task"))) {
      threads
          .map(thread -> Proc.find(thread.resolve("stat")))
          // A thread that has ended meanwhile is left out as those that ended before.
          .flatMap(Optional::stream)
          .map(Proc.Stat::parse)
          .forEach(stat -> sums.merge(ThreadRole.of(stat.name()), stat.cpu(), Duration::plus));
    } catch (IOException e) {
      throw new UncheckedIOException("the threads of process " + pid + " cannot be listed", e);
    }
    return sums;
  }

  /** Processor time that all processes together have used since the machine started. */
  public static Duration cpuOfMachine() {
    String line = Proc.read(Proc.root().resolve("stat")).lines().findFirst().orElseThrow();
    // cpu user nice system idle iowait irq softirq steal: all but the two that are rest.
    String[] fields = line.split("\\s+", -1);
    long busy = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(fields[field]);
    }
    return Proc.ticks(busy);
  }

  private static Path directory(long pid) {
    return Proc.root().resolve(Long.toString(pid));
  }
}
