package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import java.util.List;
import java.util.Map;

/**
 * What one transaction of a redrive does.
 *
 * @param read records that were looked at, those of other groups too
 * @param sent where the dead letters are whose records are sent
 * @param skipped those that were meant and are not sent, by reason
 * @param gone offsets that the topics do not keep any more
 * @param last whether nothing is left
 */
record Batch(
    long read,
    List<Position> sent,
    Map<Verdict.Reason, Integer> skipped,
    long gone,
    boolean last) {}
