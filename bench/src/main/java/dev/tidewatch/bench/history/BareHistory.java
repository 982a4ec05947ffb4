package dev.tidewatch.bench.history;

import dev.tidewatch.core.history.HistoryRowKey;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/** The limit: HBase's own client, which reads the same rows and makes nothing of them. */
final class BareHistory implements AutoCloseable {

  private final Connection connection;

  BareHistory(String zooKeeper) throws IOException {
    Configuration configuration = HBaseConfiguration.create();
    configuration.set("hbase.zookeeper.quorum", zooKeeper);
    connection = ConnectionFactory.createConnection(configuration);
  }

  /** How many rows there are, at most so many. */
  int read(String user, long from, long to, int most) throws IOException {
    Scan scan =
        new Scan()
            .withStartRow(HistoryRowKey.of(user, to - 1, ""))
            .withStopRow(Bytes.unsignedCopyAndIncrement(HistoryRowKey.of(user, from, "")))
            .addFamily(Bytes.toBytes("summary"))
            .addFamily(Bytes.toBytes("metrics"))
            .setLimit(most + 1)
            .setCaching(most + 1);
    int rows = 0;
    try (var table = connection.getTable(TableName.valueOf("tidewatch_applications"));
        ResultScanner scanner = table.getScanner(scan)) {
      for (Result row : scanner) {
        rows += row.isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
