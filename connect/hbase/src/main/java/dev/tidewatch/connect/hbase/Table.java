package dev.tidewatch.connect.hbase;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;

/** The table of a sink: where it is, and how it is made when it is missing. */
record Table(
    Map<String, String> client,
    TableName name,
    boolean create,
    int timeToLive,
    Columns columns,
    int regions) {

  /**
   * Bounds of HBase's client that a task can live with: it must come back to Connect before its
   * consumer counts as gone ({@code max.poll.interval.ms}, five minutes), and tries again itself.
   */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "hbase.client.retries.number", "3",
          "hbase.client.operation.timeout", "30000",
          "hbase.client.meta.operation.timeout", "30000",
          "hbase.rpc.timeout", "10000",
          "zookeeper.recovery.retry", "1");

  static Table of(AbstractConfig config) {
    Map<String, String> client = new TreeMap<>(BOUNDS);
    config
        .originalsStrings()
        .forEach(
            (name, value) -> {
              if (name.startsWith(HBaseSinkConfig.HBASE_PREFIX)) {
                client.put(name, value);
              }
            });
    return new Table(
        client,
        TableName.valueOf(config.getString(HBaseSinkConfig.TABLE)),
        config.getBoolean(HBaseSinkConfig.CREATE),
        config.getInt(HBaseSinkConfig.TTL),
        Columns.parse(config.getList(HBaseSinkConfig.COLUMNS)),
        config.getInt(HBaseSinkConfig.SALTS));
  }

  Connection connect() throws IOException {
    Configuration configuration = HBaseConfiguration.create();
    client.forEach(configuration::set);
    return ConnectionFactory.createConnection(configuration);
  }

  /**
   * Makes sure that it is there.
   *
   * @throws ConnectException when it is missing and not to be made
   * @throws IOException when HBase does not answer
   */
  void ensure(Connection connection) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      if (admin.tableExists(name)) {
        return;
      }
      if (!create) {
        throw new ConnectException(
            "HBase has no table %s: make it, with the families %s, or set %s=true"
                .formatted(name, columns.allFamilies(), HBaseSinkConfig.CREATE));
      }
      make(admin);
    } catch (TableExistsException e) {
      // Another task was quicker
      assert name != null;
    }
  }

  private void make(Admin admin) throws IOException {
    TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(name);
    for (String family : columns.allFamilies()) {
      var one =
          ColumnFamilyDescriptorBuilder.newBuilder(family.getBytes(UTF_8))
              // Keys of neighbours begin alike
              .setDataBlockEncoding(DataBlockEncoding.FAST_DIFF);
      table.setColumnFamily((timeToLive > 0 ? one.setTimeToLive(timeToLive) : one).build());
    }
    if (regions > 1) {
      byte[][] splits = new byte[regions - 1][];
      for (int salt = 1; salt < regions; salt++) {
        splits[salt - 1] = new byte[] {(byte) salt};
      }
      admin.createTable(table.build(), splits);
    } else {
      admin.createTable(table.build());
    }
  }
}
