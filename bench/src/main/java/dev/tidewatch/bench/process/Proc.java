package dev.tidewatch.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads Linux' {@code /proc}; proc(5) describes the files. */
final class Proc {

  /** {@code USER_HZ}: the unit of processor time that Linux shows, on every platform, is 10 ms. */
  private static final Duration TICK = Duration.ofMillis(10);

  private Proc() {}

  static Path root() {
    Path proc = Path.of("/proc");
    if (!Files.isReadable(proc.resolve("self/stat"))) {
      throw new IllegalStateException(
          "memory and processor time are read from /proc, which this system does not have: run the"
              + " benchmarks on Linux");
    }
    return proc;
  }

  static String read(Path file) {
    return find(file)
        .orElseThrow(() -> new IllegalStateException(file + " is gone: the process has ended"));
  }

  /** The same, empty when what the file is about has ended, also while it was read. */
  static Optional<String> find(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  static Duration ticks(long count) {
    return TICK.multipliedBy(count);
  }

  /**
   * A {@code stat} file of a process or thread.
   *
   * @param name up to 15 characters; may hold blanks and parentheses
   * @param cpu in user and kernel mode, of threads that have ended too
   */
  record Stat(String name, Duration cpu) {

    /** utime and stime, counted from the field after the name (state). */
    private static final int UTIME = 11;

    static Stat parse(String line) {
      int open = line.indexOf('(');
      int close = line.lastIndexOf(')');
      List<String> fields = List.of(line.substring(close + 2).split(" ", -1));
      long ticks = Long.parseLong(fields.get(UTIME)) + Long.parseLong(fields.get(UTIME + 1));
      return new Stat(line.substring(open + 1, close), Proc.ticks(ticks));
    }
  }
}
