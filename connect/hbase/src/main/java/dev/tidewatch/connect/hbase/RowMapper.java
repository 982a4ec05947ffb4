package dev.tidewatch.connect.hbase;

import dev.tidewatch.connect.common.RecordFields;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Put;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Makes rows of records. The time of all cells is the record's, so that a record which is written
 * again changes nothing, and an older one never covers a newer one.
 */
record RowMapper(RowKey key, Columns columns) {

  /**
   * The row of a record; empty for a tombstone, because rows are to outlive what the topic keeps,
   * and for a record that has no key yet.
   *
   * @throws DataException when no row can be made of it, ever
   */
  Optional<Put> row(SinkRecord record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    Map<String, Object> fields = RecordFields.of(record.value());
    return key.of(fields).map(row -> row(row, fields, record));
  }

  private Put row(byte[] row, Map<String, Object> fields, SinkRecord record) {
    Long time = record.timestamp();
    if (time == null || time < 0) {
      throw new DataException("the record has no timestamp, so nothing tells which is the newest");
    }
    Put put = new Put(row, time.longValue());
    columns.addTo(put, fields);
    if (put.isEmpty()) {
      throw new DataException("no field of the record goes to a column: see columns");
    }
    return put;
  }
}
