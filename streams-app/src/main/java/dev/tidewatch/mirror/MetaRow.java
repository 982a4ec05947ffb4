package dev.tidewatch.mirror;

/**
 * What a partition knows beside its flows. A row of the store.
 *
 * @param target the cluster that heartbeats written here name as their target; empty while it is
 *     not known
 * @param watched the last moment in which somebody watched, in milliseconds since the epoch
 * @param leftOut records that were left out since there were too many flows or checkpoints
 */
record MetaRow(String target, long watched, long leftOut) {

  static final MetaRow FIRST = new MetaRow("", 0, 0);
}
