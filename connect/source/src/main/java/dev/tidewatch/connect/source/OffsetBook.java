package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/**
 * Positions as Connect stores them: for each file of a log how far it was shipped. The partition
 * names the file as its records do, so that it is the same on every worker and after a rename.
 */
final class OffsetBook {

  static final String APPLICATION = "application";
  static final String ATTEMPT = "attempt";
  static final String FILE = "file";
  static final String OFFSET = "offset";
  static final String FINISHED = "finished";

  private final OffsetStorageReader reader;
  private final Map<Map<String, String>, ApplicationAttempt> asked = new HashMap<>();
  private final Map<ApplicationAttempt, Map<LogFile, LogPosition>> positions = new HashMap<>();

  OffsetBook(OffsetStorageReader reader) {
    this.reader = reader;
  }

  /** The partition of one file. */
  static Map<String, String> partition(ApplicationAttempt whose, LogFile file) {
    Map<String, String> partition = new TreeMap<>();
    partition.put(APPLICATION, whose.applicationId());
    String attempt = whose.attempt();
    if (attempt != null) {
      partition.put(ATTEMPT, attempt);
    }
    partition.put(FILE, file.name());
    return partition;
  }

  /** The offset of one record: where reading goes on after it. */
  static Map<String, ?> offset(LogPosition next) {
    return Map.of(OFFSET, next.offset(), FINISHED, next.finished());
  }

  /**
   * The position in an offset.
   *
   * @throws IllegalArgumentException when it is none
   */
  static LogPosition position(@Nullable Map<String, ?> offset) {
    if (offset == null) {
      return LogPosition.START;
    }
    if (!(offset.get(OFFSET) instanceof Number number)) {
      throw new IllegalArgumentException("no number named " + OFFSET);
    }
    return new LogPosition(number.longValue(), Boolean.TRUE.equals(offset.get(FINISHED)));
  }

  /** Wants to know the positions of these files. */
  void ask(ApplicationAttempt whose, List<LogFile> files) {
    files.forEach(file -> asked.put(partition(whose, file), whose));
  }

  /** Reads all of them at once: each question to Connect reads its topic to the end. */
  void load() {
    reader
        .offsets(asked.keySet())
        .forEach(
            (partition, offset) -> {
              ApplicationAttempt whose = asked.get(partition);
              String file = partition.get(FILE);
              if (whose != null && file != null && offset != null) {
                positions
                    .computeIfAbsent(whose, any -> new HashMap<>())
                    .put(new LogFile(file), position(offset));
              }
            });
  }

  /** What was stored of the files of one attempt. */
  Map<LogFile, LogPosition> positions(ApplicationAttempt whose) {
    return positions.getOrDefault(whose, Map.of());
  }

  /** Refuses a partition that no task would ever ask for. */
  static void checkPartition(Map<String, ?> partition) {
    for (String part : List.of(APPLICATION, FILE)) {
      if (!(partition.get(part) instanceof String text) || text.isEmpty()) {
        throw new ConnectException(
            "a partition of this connector has the texts %s, %s and, where there are attempts, %s;"
                    .formatted(APPLICATION, FILE, ATTEMPT)
                + " this one lacks "
                + part);
      }
    }
  }
}
