package dev.tidewatch.mirror.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of a link by time, for charts. Times are texts in ISO 8601.
 *
 * @param topic whose heartbeats were measured; absent where the link is not measured
 * @param step {@code minute} or {@code hour}
 * @param from the start of the first step
 * @param to the end of the last one
 * @param keptFrom nothing before this is kept
 * @param measured how, for people
 * @param whole of all steps
 * @param steps those in which a heartbeat was seen
 */
public record LatencyAnswer(
    String source,
    String target,
    @Nullable String topic,
    String step,
    String from,
    String to,
    String keptFrom,
    String measured,
    LatencyStats whole,
    List<LatencyStats> steps) {}
