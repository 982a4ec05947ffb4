package dev.tidewatch.bench.growth;

import java.time.Duration;

/**
 * What a stretch of events cost.
 *
 * @param tasks of one application: its size, or where in its growth the stretch ends
 * @param events in the stretch
 * @param cpu processor time of the whole process: stream threads, network, RocksDB, garbage
 *     collection
 * @param wall time of the clock
 */
record Cost(long tasks, long events, Duration cpu, Duration wall) {

  /** Microseconds of processor time an event. */
  double microsPerEvent() {
    return cpu.toNanos() / 1000.0 / Math.max(1, events);
  }
}
