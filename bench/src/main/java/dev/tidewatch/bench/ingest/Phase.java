package dev.tidewatch.bench.ingest;

import dev.tidewatch.bench.process.ProcessUsage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a stretch of time took: of the clock, of the process that was measured, of the machine.
 *
 * @param wall of the clock
 * @param cpu processor time of the measured process
 * @param foreign processor time of everything that has no part in the measurement
 */
public record Phase(Duration wall, Duration cpu, Duration foreign) {

  /** How many cores others kept busy, on average. */
  public double foreignCores() {
    return foreign.toNanos() / (double) Math.max(1, wall.toNanos());
  }

  /**
   * Begins a stretch.
   *
   * @param measured process
   * @param helpers processes that serve the measurement, besides this one
   */
  public static Clock begin(long measured, Long... helpers) {
    return new Clock(measured, List.of(helpers));
  }

  /** A stretch that has begun; owned by one thread. */
  public static final class Clock {
    private final long measured;
    private final List<Long> helpers;
    private final long startNanos = System.nanoTime();
    private final Duration startCpu;
    private final Duration startHelpers;
    private final Duration startMachine = ProcessUsage.cpuOfMachine();

    private Clock(long measured, List<Long> helpers) {
      this.measured = measured;
      this.helpers = helpers;
      this.startCpu = ProcessUsage.cpuOf(measured);
      this.startHelpers = cpuOfHelpers();
    }

    /** The stretch until now. */
    public Phase end() {
      Duration wall = Duration.ofNanos(System.nanoTime() - startNanos);
      Duration cpu = ProcessUsage.cpuOf(measured).minus(startCpu);
      Duration own = cpuOfHelpers().minus(startHelpers).plus(cpu);
      Duration foreign = ProcessUsage.cpuOfMachine().minus(startMachine).minus(own);
      return new Phase(wall, cpu, foreign.isNegative() ? Duration.ZERO : foreign);
    }

    private Duration cpuOfHelpers() {
      long self = ProcessHandle.current().pid();
      return LongStream.concat(LongStream.of(self), helpers.stream().mapToLong(Long::longValue))
          .mapToObj(ProcessUsage::cpuOf)
          .reduce(Duration.ZERO, Duration::plus);
    }
  }
}
