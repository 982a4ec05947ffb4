package dev.tidewatch.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.history.HistoryRowKey;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.jspecify.annotations.Nullable;

/**
 * The table as the HBase sink lays it out with its standard settings: see {@link HistoryRowKey} for
 * the keys; families {@code summary}, {@code metrics} and {@code options}; whole numbers are eight
 * bytes, big-endian, everything else is UTF-8 text.
 */
final class Rows {

  private static final byte[] SUMMARY = "summary".getBytes(UTF_8);
  private static final byte[] METRICS = "metrics".getBytes(UTF_8);
  private static final byte[] OPTIONS = "options".getBytes(UTF_8);

  private Rows() {}

  /** A range of keys: from the first, included, to the stop, which is not; empty for no end. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Range(byte[] start, byte[] stop) {

    boolean has(byte[] row) {
      return Arrays.compareUnsigned(row, start) >= 0
          && (stop.length == 0 || Arrays.compareUnsigned(row, stop) < 0);
    }
  }

  /** Where the rows are that can be meant. */
  static Range range(HistoryQuestion question) {
    String user = question.user();
    if (user == null) {
      return new Range(new byte[0], new byte[0]);
    }
    // The newest come first: the first start that is too late is before all that are meant.
    byte[] start = HistoryRowKey.of(user, Math.max(question.to() - 1, 0), "");
    byte[] stop = next(HistoryRowKey.of(user, question.from(), ""));
    return new Range(start, stop);
  }

  /** The first key after all that begin with this one, whose last eight bytes are a number. */
  private static byte[] next(byte[] key) {
    byte[] next = key.clone();
    for (int i = next.length - 1; i >= 0; i--) {
      if (++next[i] != 0) {
        return next;
      }
    }
    throw new IllegalArgumentException("no key is after it");
  }

  /** What HBase is to read. */
  static Scan scan(HistoryQuestion question, Range range) {
    HistoryCursor after = question.after();
    Scan scan =
        after == null
            ? new Scan().withStartRow(range.start())
            : new Scan().withStartRow(after.row(), after.included());
    scan.withStopRow(range.stop()).addFamily(SUMMARY).addFamily(METRICS);
    if (question.options()) {
      scan.addFamily(OPTIONS);
    }
    FilterList all = new FilterList(FilterList.Operator.MUST_PASS_ALL);
    String name = question.name();
    if (name != null) {
      all.addFilter(where("name", CompareOperator.EQUAL, name.getBytes(UTF_8)));
    }
    if (question.user() == null) {
      all.addFilter(where("startTime", CompareOperator.GREATER_OR_EQUAL, number(question.from())));
      all.addFilter(where("startTime", CompareOperator.LESS, number(question.to())));
    }
    return all.getFilters().isEmpty() ? scan : scan.setFilter(all);
  }

  private static Filter where(String column, CompareOperator operator, byte[] value) {
    var filter = new SingleColumnValueFilter(SUMMARY, column.getBytes(UTF_8), operator, value);
    filter.setFilterIfMissing(true);
    return filter;
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /** The application of a row. */
  static PastApplication application(Result row, boolean options) {
    return new PastApplication(
        text(row, SUMMARY, "applicationId"),
        text(row, SUMMARY, "attemptId"),
        text(row, SUMMARY, "name"),
        text(row, SUMMARY, "user"),
        text(row, SUMMARY, "sparkVersion"),
        text(row, SUMMARY, "scalaVersion"),
        text(row, SUMMARY, "javaVersion"),
        text(row, SUMMARY, "hadoopVersion"),
        time(number(row, SUMMARY, "startTime")),
        time(number(row, SUMMARY, "endTime")),
        number(row, METRICS, "durationMs"),
        "true".equals(text(row, SUMMARY, "completed")),
        number(row, METRICS, "tasksExpected"),
        number(row, METRICS, "tasksStarted"),
        number(row, METRICS, "tasksEnded"),
        number(row, METRICS, "events"),
        number(row, METRICS, "skippedLines"),
        options ? options(row) : null);
  }

  private static @Nullable String text(Result row, byte[] family, String column) {
    byte[] value = row.getValue(family, column.getBytes(UTF_8));
    return value == null ? null : new String(value, UTF_8);
  }

  private static @Nullable Long number(Result row, byte[] family, String column) {
    byte[] value = row.getValue(family, column.getBytes(UTF_8));
    return value == null || value.length != Long.BYTES
        ? null
        : Long.valueOf(ByteBuffer.wrap(value).getLong());
  }

  private static @Nullable String time(@Nullable Long millis) {
    try {
      return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private static Map<String, String> options(Result row) {
    Map<String, String> options = new TreeMap<>();
    NavigableMap<byte[], byte[]> cells = row.getFamilyMap(OPTIONS);
    if (cells != null) {
      cells.forEach(
          (name, value) -> options.put(new String(name, UTF_8), new String(value, UTF_8)));
    }
    return options;
  }
}
