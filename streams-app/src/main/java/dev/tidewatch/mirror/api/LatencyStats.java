package dev.tidewatch.mirror.api;

import org.jspecify.annotations.Nullable;

/**
 * Latencies of a span of time, in milliseconds, within 1 %; least and largest are exact. They are
 * absent where none was measured.
 *
 * @param at the start of the span, in ISO 8601
 * @param count heartbeats that were measured
 * @param ahead heartbeats that arrived before they were made, which is no latency: the source's
 *     clock is ahead
 * @param readLate heartbeats that were read late, so that nobody knows when they arrived
 */
public record LatencyStats(
    String at,
    long count,
    @Nullable Double p50,
    @Nullable Double p95,
    @Nullable Double p99,
    @Nullable Long least,
    @Nullable Long largest,
    long ahead,
    long readLate) {}
