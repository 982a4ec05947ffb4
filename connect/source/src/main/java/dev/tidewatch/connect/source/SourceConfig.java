package dev.tidewatch.connect.source;

import dev.tidewatch.connect.common.Checks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The settings of the source as Connect sees them; {@link SourceSettings} is what they mean. */
final class SourceConfig {

  static final String DIRECTORIES = "directories";
  static final String TOPIC = "topic";
  static final String POLL_INTERVAL = "poll.interval.ms";
  static final String SCAN_INTERVAL = "scan.interval.ms";
  static final String SETTLE = "settle.ms";
  static final String BATCH_RECORDS = "batch.max.records";
  static final String TRANSACTION_RECORDS = "transaction.max.records";
  static final String RATE = "rate.events.per.second";
  static final String LINE_BYTES = "line.max.bytes";
  static final String IGNORE = "files.ignore.pattern";
  static final String MAX_AGE = "files.max.age.ms";

  /** What begins so goes to Hadoop, without it. */
  static final String HADOOP_PREFIX = "hadoop.";

  private static final String FILES = "Files";
  private static final String PACE = "Pace";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              DIRECTORIES,
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              Checks.that("absolute paths or URIs with a scheme", SourceConfig::faultOf),
              Importance.HIGH,
              "Where event logs are looked for, to eight levels below each. A path is of the"
                  + " worker's own file system and must be the same on all workers; a URI, such as"
                  + " `hdfs://namenode:8020/spark-logs` or `s3a://bucket/spark-logs`, is read"
                  + " through Hadoop's client, whose jars have to be in the plugin's directory. All"
                  + " directories of one connector are on one file system.",
              FILES,
              1,
              ConfigDef.Width.LONG,
              "Directories")
          .define(
              TOPIC,
              ConfigDef.Type.STRING,
              "spark.events",
              Checks.topic(),
              Importance.HIGH,
              "Receives one record for each line of a log, keyed by application id.",
              FILES,
              2,
              ConfigDef.Width.MEDIUM,
              "Topic")
          .define(
              IGNORE,
              ConfigDef.Type.STRING,
              "",
              Checks.regex(),
              Importance.MEDIUM,
              "Logs whose whole path matches this regular expression are left out. Hidden,"
                  + " underscore, checksum and temporary files always are.",
              FILES,
              3,
              ConfigDef.Width.MEDIUM,
              "Ignored files")
          .define(
              MAX_AGE,
              ConfigDef.Type.LONG,
              0L,
              Range.atLeast(0),
              Importance.MEDIUM,
              "Logs that were last written longer ago than this when they are found are left out;"
                  + " 0 for none. A log that is being read is read to its end.",
              FILES,
              4,
              ConfigDef.Width.SHORT,
              "Oldest log")
          .define(
              SETTLE,
              ConfigDef.Type.LONG,
              10_000L,
              Range.atLeast(0),
              Importance.LOW,
              "How long a file must not have changed before its final name is believed: a copy has"
                  + " its final name from the start. Lines are shipped without waiting for it.",
              FILES,
              5,
              ConfigDef.Width.SHORT,
              "Settle time")
          .define(
              POLL_INTERVAL,
              ConfigDef.Type.LONG,
              500L,
              Range.between(10, 60_000),
              Importance.MEDIUM,
              "How often logs that grow are read. A new line is in Kafka after this time and the"
                  + " commit of a transaction at the latest.",
              PACE,
              1,
              ConfigDef.Width.SHORT,
              "Poll interval")
          .define(
              SCAN_INTERVAL,
              ConfigDef.Type.LONG,
              3_000L,
              Range.between(100, 3_600_000),
              Importance.MEDIUM,
              "How often directories are listed for new logs.",
              PACE,
              2,
              ConfigDef.Width.SHORT,
              "Scan interval")
          .define(
              BATCH_RECORDS,
              ConfigDef.Type.INT,
              2_000,
              Range.between(1, 100_000),
              Importance.LOW,
              "Most records handed to Connect at once.",
              PACE,
              3,
              ConfigDef.Width.SHORT,
              "Records of a batch")
          .define(
              TRANSACTION_RECORDS,
              ConfigDef.Type.INT,
              20_000,
              Range.between(1, 1_000_000),
              Importance.LOW,
              "With `transaction.boundary=connector`, a transaction ends after this many records,"
                  + " and always when there is nothing more to read for now.",
              PACE,
              4,
              ConfigDef.Width.SHORT,
              "Records of a transaction")
          .define(
              RATE,
              ConfigDef.Type.LONG,
              0L,
              Range.atLeast(0),
              Importance.MEDIUM,
              "Most lines a second, of all tasks together; 0 for no limit. Each of n tasks gets one"
                  + " n-th.",
              PACE,
              5,
              ConfigDef.Width.SHORT,
              "Lines a second")
          .define(
              LINE_BYTES,
              ConfigDef.Type.INT,
              0,
              Range.between(0, 1 << 30),
              Importance.MEDIUM,
              "Longest line that is shipped, bytes; a longer one is skipped, logged and counted. 0:"
                  + " what fits into `producer.override.max.request.size` of this connector, which"
                  + " is 1 MiB where it is not set. Spark writes plans of several megabytes.",
              PACE,
              6,
              ConfigDef.Width.SHORT,
              "Longest line");

  private SourceConfig() {}

  private static @Nullable String faultOf(Object value) {
    List<?> directories = (List<?>) value;
    if (directories.isEmpty()) {
      return "it is empty";
    }
    for (Object directory : directories) {
      try {
        LogDirectory unused = LogDirectory.parse((String) directory);
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    }
    return null;
  }

  /**
   * Checks what one setting alone can't get wrong.
   *
   * @throws ConfigException with what to do
   */
  static void checkTogether(Map<String, String> given) {
    wrongConverter(given)
        .ifPresent(
            name -> {
              throw new ConfigException(
                  name
                      + " of this connector must be"
                      + " org.apache.kafka.connect.converters.ByteArrayConverter: keys, lines and"
                      + " positions are bytes, and any other converter changes them. Set it in the"
                      + " connector's own configuration.");
            });
  }

  /** The setting of the first converter that would change bytes. */
  static Optional<String> wrongConverter(Map<String, String> given) {
    return Stream.of("key.converter", "value.converter", "header.converter")
        .filter(name -> !given.getOrDefault(name, "").endsWith("ByteArrayConverter"))
        .findFirst();
  }
}
