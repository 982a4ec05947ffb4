package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.TailOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What a task does.
 *
 * @param fileSystem null for the worker's own
 * @param maxAge zero for no limit
 * @param linesPerSecond of this task; 0 for no limit
 * @param hadoop settings of Hadoop's client
 */
record SourceSettings(
    @Nullable URI fileSystem,
    List<Path> directories,
    String topic,
    @Nullable Pattern ignored,
    Duration maxAge,
    Duration pollInterval,
    Duration scanInterval,
    Duration settle,
    int batchRecords,
    int transactionRecords,
    long linesPerSecond,
    int maxLineBytes,
    Map<String, String> hadoop,
    int task,
    int tasks) {

  /** Set by the connector, not by people. */
  static final String TASK = "tidewatch.task";

  static final String TASKS = "tidewatch.tasks";

  /** Connect's producer has Kafka's default unless the connector overrides it. */
  private static final int PRODUCER_DEFAULT_BYTES = 1 << 20;

  private static final String REQUEST_SIZE = "producer.override.max.request.size";

  /** Key, headers and framing of a record beside its line, generously. */
  private static final int RECORD_OVERHEAD_BYTES = 4 << 10;

  /**
   * Reads settings that are valid each by itself.
   *
   * @throws ConfigException when they are not together
   */
  static SourceSettings of(Map<String, String> given) {
    SourceConfig.checkTogether(given);
    var config = new AbstractConfig(SourceConfig.DEFINITION, given, false);
    List<LogDirectory> directories =
        config.getList(SourceConfig.DIRECTORIES).stream().map(LogDirectory::parse).toList();
    int tasks = Integer.parseInt(given.getOrDefault(TASKS, "1"));
    String ignored = config.getString(SourceConfig.IGNORE);
    long rate = config.getLong(SourceConfig.RATE);
    return new SourceSettings(
        fileSystem(directories),
        directories.stream().map(LogDirectory::path).toList(),
        config.getString(SourceConfig.TOPIC),
        ignored.isEmpty() ? null : Pattern.compile(ignored),
        Duration.ofMillis(config.getLong(SourceConfig.MAX_AGE)),
        Duration.ofMillis(config.getLong(SourceConfig.POLL_INTERVAL)),
        Duration.ofMillis(config.getLong(SourceConfig.SCAN_INTERVAL)),
        Duration.ofMillis(config.getLong(SourceConfig.SETTLE)),
        config.getInt(SourceConfig.BATCH_RECORDS),
        config.getInt(SourceConfig.TRANSACTION_RECORDS),
        rate == 0 ? 0 : Math.max(1, rate / tasks),
        maxLineBytes(config.getInt(SourceConfig.LINE_BYTES), given.get(REQUEST_SIZE)),
        hadoop(given),
        Integer.parseInt(given.getOrDefault(TASK, "0")),
        tasks);
  }

  private static @Nullable URI fileSystem(List<LogDirectory> directories) {
    Set<@Nullable URI> systems = new LinkedHashSet<>();
    directories.forEach(directory -> systems.add(directory.fileSystem()));
    if (systems.size() > 1) {
      throw new ConfigException(
          SourceConfig.DIRECTORIES
              + " are on different file systems: make a connector for each of them");
    }
    return systems.iterator().next();
  }

  private static int maxLineBytes(int wanted, @Nullable String requestSize) {
    try {
      int sendable = requestSize == null ? PRODUCER_DEFAULT_BYTES : Integer.parseInt(requestSize);
      int most = wanted > 0 ? wanted : Math.max(1, sendable - RECORD_OVERHEAD_BYTES);
      return Math.min(most, TailOptions.DEFAULT_MAX_LINE_BYTES);
    } catch (NumberFormatException e) {
      throw new ConfigException(REQUEST_SIZE, requestSize, "expected a number of bytes");
    }
  }

  private static Map<String, String> hadoop(Map<String, String> given) {
    Map<String, String> hadoop = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(SourceConfig.HADOOP_PREFIX)) {
            hadoop.put(name.substring(SourceConfig.HADOOP_PREFIX.length()), value);
          }
        });
    return hadoop;
  }

  TailOptions tailOptions() {
    return TailOptions.DEFAULT.withMaxLineBytes(maxLineBytes).withSettle(settle);
  }
}
