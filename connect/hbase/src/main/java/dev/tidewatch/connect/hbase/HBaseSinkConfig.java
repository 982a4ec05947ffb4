package dev.tidewatch.connect.hbase;

import dev.tidewatch.connect.common.Checks;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the sink as Connect sees them. */
final class HBaseSinkConfig {

  static final String QUORUM = "hbase.zookeeper.quorum";
  static final String TABLE = "table";
  static final String CREATE = "table.create";
  static final String TTL = "table.ttl.seconds";
  static final String ROW_KEY = "row.key";
  static final String SALTS = "row.key.salts";
  static final String COLUMNS = "columns";
  static final String BUFFER = "write.buffer.bytes";
  static final String BACKOFF = "retry.backoff.ms";

  /** What begins so goes to HBase's client as it is. */
  static final String HBASE_PREFIX = "hbase.";

  private static final Pattern TABLE_NAME =
      Pattern.compile("([\\p{Alnum}_]+:)?[\\p{Alnum}_][\\p{Alnum}_.-]*");
  private static final Pattern SERVERS =
      Pattern.compile("\\s*[^\\s,:]+(:\\d+)?\\s*(,\\s*[^\\s,:]+(:\\d+)?\\s*)*");
  private static final String CONNECTION = "Connection";
  private static final String LAYOUT = "Table and rows";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              QUORUM,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              Checks.that(
                  "ZooKeeper's servers, with commas between",
                  value -> SERVERS.matcher((String) value).matches() ? null : "it names none"),
              Importance.HIGH,
              "ZooKeeper's servers, `host:port,…`. All settings that begin with `hbase.` go to"
                  + " HBase's client as they are.",
              CONNECTION,
              1,
              Width.LONG,
              "ZooKeeper")
          .define(
              BUFFER,
              ConfigDef.Type.LONG,
              4L << 20,
              Range.between(1 << 10, 256 << 20),
              Importance.LOW,
              "Bytes of rows that are collected before they are sent. What Connect hands over at once"
                  + " is written before more is taken, however little it is.",
              CONNECTION,
              2,
              Width.SHORT,
              "Write buffer")
          .define(
              BACKOFF,
              ConfigDef.Type.LONG,
              2_000L,
              Range.between(10, 600_000),
              Importance.LOW,
              "How long to wait before the same records are written again, while HBase does not take"
                  + " them. It is tried until it does.",
              CONNECTION,
              3,
              Width.SHORT,
              "Back-off")
          .define(
              TABLE,
              ConfigDef.Type.STRING,
              "tidewatch_applications",
              Checks.that(
                  "the name of a table, with or without a namespace and a colon",
                  value -> TABLE_NAME.matcher((String) value).matches() ? null : "no legal name"),
              Importance.HIGH,
              "The table that is written to.",
              LAYOUT,
              1,
              Width.MEDIUM,
              "Table")
          .define(
              CREATE,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.MEDIUM,
              "Whether a table that is missing is made, with the families of `columns` and one region"
                  + " for each salt.",
              LAYOUT,
              2,
              Width.SHORT,
              "Make the table")
          .define(
              TTL,
              ConfigDef.Type.INT,
              0,
              Range.atLeast(0),
              Importance.LOW,
              "Seconds after which HBase deletes cells of a table that is made here; 0 for never.",
              LAYOUT,
              3,
              Width.SHORT,
              "Time to live")
          .define(
              ROW_KEY,
              ConfigDef.Type.LIST,
              "user,-startTime,applicationId",
              Checks.that("fields, numbers with a minus to reverse them", parsed(RowKey::parse)),
              Importance.HIGH,
              "The fields that a row's key is made of, in their order. A text ends with a zero byte"
                  + " unless it is last; a number takes eight bytes, big-endian; with a minus before"
                  + " its name it counts down from the largest one, so that the newest comes first."
                  + " Records without one of them are counted and skipped.",
              LAYOUT,
              4,
              Width.LONG,
              "Row key")
          .define(
              SALTS,
              ConfigDef.Type.INT,
              16,
              Range.between(0, 128),
              Importance.MEDIUM,
              "A byte before the key, from the hash of its first field, which spreads rows over so many"
                  + " regions: whoever asks for that field's value knows it. 0 for none."
                  + " `GET /api/v1/fleet/history` needs the default.",
              LAYOUT,
              5,
              Width.SHORT,
              "Salts")
          .define(
              COLUMNS,
              ConfigDef.Type.LIST,
              "metrics:durationMs,metrics:tasksExpected,metrics:tasksStarted,metrics:tasksEnded,"
                  + "metrics:events,metrics:skippedLines,options:options.*,summary:*",
              Checks.that("family:field, family:field.* or family:*", parsed(Columns::parse)),
              Importance.MEDIUM,
              "Which field goes to which family. `family:field.*` gives each entry of a map a column"
                  + " of its own; `family:*` takes the fields that no other entry names. Fields that"
                  + " none takes are left out.",
              LAYOUT,
              6,
              Width.LONG,
              "Columns");

  private HBaseSinkConfig() {}

  private static java.util.function.Function<Object, @org.jspecify.annotations.Nullable String>
      parsed(Consumer<List<String>> parser) {
    return value -> {
      try {
        parser.accept(((List<?>) value).stream().map(String::valueOf).toList());
        return null;
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    };
  }
}
