package dev.tidewatch.config;

import java.util.List;

/**
 * Where past applications are read from.
 *
 * @param quorum ZooKeeper's servers of the HBase, {@code host:port}; empty for no history
 * @param table the table that the HBase sink writes
 * @param client further settings of HBase's client
 */
public record HistorySettings(List<String> quorum, String table, PassThrough client) {

  public HistorySettings {
    quorum = List.copyOf(quorum);
  }
}
