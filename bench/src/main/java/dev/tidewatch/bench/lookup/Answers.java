package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.load.LoadResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How a question was answered over so many connections.
 *
 * @param rounds at different times; at least one
 */
record Answers(String title, int connections, List<Round> rounds) {

  /** One stretch of time. */
  record Round(LoadResult load, CpuClock.Used cpu) {

    /** Microseconds of processor time that the servers took for an answer. */
    double serverMicros() {
      return micros(cpu.servers());
    }

    /** The same of the client that asked. */
    double clientMicros() {
      return micros(cpu.client());
    }

    private double micros(Duration used) {
      return used.toNanos() / 1e3 / Math.max(1, load.good() + load.bad());
    }
  }

  /** The round with the median rate. */
  Round median() {
    List<Round> sorted =
        rounds.stream()
            .sorted(Comparator.comparingDouble(round -> round.load().perSecond()))
            .toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Good answers a second, of the median round. */
  double perSecond() {
    return median().load().perSecond();
  }

  /** Bad answers of all rounds. */
  long bad() {
    return rounds.stream().mapToLong(round -> round.load().bad()).sum();
  }
}
