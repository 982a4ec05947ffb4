package dev.tidewatch.mirror.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow in a listing.
 *
 * @param via clusters in between, the one nearest to the source first
 * @param hops links from source to target; 0 while none is known
 * @param link whether records come over
 * @param emitter whether the heartbeat connector of this flow is alive, which says nothing of the
 *     link
 * @param clockAheadMillis by how much the source's clock was ahead within the last hour, at least;
 *     absent where that was not seen. Latencies are too small by that
 * @param groups that have a checkpoint
 * @param checkpoints by group and partition
 * @param lastCheckpoint when the latest one was made; they come only when a group moves
 * @param advice what to configure, where something is missing
 */
public record FlowInfo(
    String source,
    String target,
    List<String> via,
    int hops,
    SignalInfo link,
    SignalInfo emitter,
    @Nullable Long clockAheadMillis,
    long groups,
    long checkpoints,
    @Nullable String lastCheckpoint,
    List<String> advice) {}
