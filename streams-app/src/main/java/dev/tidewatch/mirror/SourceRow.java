package dev.tidewatch.mirror;

/**
 * What is known of a source beside its signals. A row of the store. Times in milliseconds since the
 * epoch.
 *
 * @param groups that have a checkpoint
 * @param checkpoints by group and partition
 * @param lastCheckpoint when the latest one was made; 0 for none
 * @param syncs partitions that have an offset sync in a topic named after it
 * @param lastSync when the latest one was made; 0 for none
 * @param refused records of its topics that are not of their format
 * @param published what the output topic has of its flows, in a few words; empty for nothing
 */
record SourceRow(
    String source,
    long groups,
    long checkpoints,
    long lastCheckpoint,
    long syncs,
    long lastSync,
    long refused,
    String published) {

  static SourceRow first(String source) {
    return new SourceRow(source, 0, 0, 0, 0, 0, 0, "");
  }

  boolean isEmpty() {
    return groups == 0 && checkpoints == 0 && syncs == 0;
  }

  SourceRow checkpoint(long moreGroups, long more, long at) {
    return new SourceRow(
        source,
        Math.max(0, groups + moreGroups),
        Math.max(0, checkpoints + more),
        Math.max(lastCheckpoint, at),
        syncs,
        lastSync,
        refused,
        published);
  }

  SourceRow sync(long more, long at) {
    return new SourceRow(
        source,
        groups,
        checkpoints,
        lastCheckpoint,
        Math.max(0, syncs + more),
        Math.max(lastSync, at),
        refused,
        published);
  }

  SourceRow refuse() {
    return new SourceRow(
        source, groups, checkpoints, lastCheckpoint, syncs, lastSync, refused + 1, published);
  }

  SourceRow publish(String words) {
    return new SourceRow(
        source, groups, checkpoints, lastCheckpoint, syncs, lastSync, refused, words);
  }
}
