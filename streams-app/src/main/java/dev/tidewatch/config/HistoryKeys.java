package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.HISTORY;
import static dev.tidewatch.config.Key.optional;

import java.util.List;

/** Where past applications are read. */
final class HistoryKeys {

  static final Key<List<String>> HISTORY_QUORUM =
      optional(
              HISTORY,
              "history.hbase.zookeeper.quorum",
              Types.OPTIONAL_SERVERS,
              "",
              "ZooKeeper's servers of the HBase that the HBase sink writes to. With them,"
                  + " `GET /api/v1/fleet/history` is answered.")
          .example("zookeeper-1:2181,zookeeper-2:2181,zookeeper-3:2181");

  static final Key<String> HISTORY_TABLE =
      optional(
          HISTORY,
          "history.hbase.table",
          Types.HBASE_TABLE,
          "tidewatch_applications",
          "The table that the sink writes, with its standard row key and columns.");

  static final List<Key<?>> ALL = List.of(HISTORY_QUORUM, HISTORY_TABLE);

  private HistoryKeys() {}
}
