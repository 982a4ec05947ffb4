package dev.tidewatch.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flow in the output topic. Times in milliseconds since the epoch.
 *
 * @param source where its records come from
 * @param target where they go; {@value Assembly#UNKNOWN_TARGET} while its name is not known
 * @param via clusters in between, the one nearest to the source first
 * @param link how the link is doing: a {@code LinkState}
 * @param linkSince when it took on that state
 * @param linkCause why it is LATE or DOWN
 * @param emitter how the heartbeat connector of this flow is doing
 * @param emitterSince when it took on that state; 0 where there is none
 * @param topic that the link is measured by; null where there is none
 * @param interval milliseconds between two heartbeats
 * @param newestHeartbeat when the newest one that came over was made, by the clock of the source; 0
 *     for none
 * @param latency milliseconds that the last one took whose arrival is known; null for none, and
 *     where the clock of the source is ahead
 * @param method how its arrival is known; null for none
 * @param clockAhead milliseconds by which the clock of the source was ahead within the last hour,
 *     at least; 0 where that was not seen
 * @param changed what of these is new to the topic: {@code link}, {@code emitter}, {@code path},
 *     {@code clock}; none in a record that only brings the numbers up to date
 */
public record MirrorFlow(
    String source,
    String target,
    List<String> via,
    String link,
    long linkSince,
    String linkCause,
    String emitter,
    long emitterSince,
    @Nullable String topic,
    long interval,
    long newestHeartbeat,
    @Nullable Long latency,
    @Nullable String method,
    long clockAhead,
    long groups,
    long checkpoints,
    List<String> changed) {}
