package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.store.RecordStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The index from options and versions to the applications that have them, kept up to date as
 * applications come, change and go, so that no question about the fleet reads every application.
 *
 * <pre>
 * spark-inventory  O option 0 value 0                             how many applications
 *                  o option 0 value 0 application 0               which attempts of it
 *                  V spark 0 scala 0 java 0 hadoop 0              how many applications
 *                  v spark 0 scala 0 java 0 hadoop 0 application 0
 *                  E, e                                           {@link ListingKeys}
 * </pre>
 *
 * <p>Counts lie apart from uses, so that a listing reads as many rows as there are distinct values,
 * whatever the number of applications.
 *
 * <p>Owned by one stream thread.
 */
final class Inventory {

  /** What is indexed; the codes are part of the store format. */
  enum Kind {
    /** A {@code spark.*} option with one value. */
    OPTION('O', 'o'),
    /** Spark, Scala, Java and Hadoop versions that run together. */
    VERSIONS('V', 'v');

    private final char count;
    private final char use;

    Kind(char count, char use) {
      this.count = count;
      this.use = use;
    }
  }

  /** Longest value that is indexed, in characters; the rest is cut off. */
  static final int MAX_VALUE_LENGTH = 512;

  /**
   * Options whose value is another for each application: ids, times, ports and directories that
   * Spark sets itself. An index of them would answer nothing.
   */
  private static final Set<String> PER_APPLICATION =
      Set.of(
          "spark.app.attempt.id",
          "spark.app.id",
          "spark.app.startTime",
          "spark.app.submitTime",
          "spark.driver.port",
          "spark.executor.id",
          "spark.repl.class.outputDir",
          "spark.repl.class.uri",
          "spark.ui.proxyBase",
          "spark.yarn.app.id",
          "spark.yarn.app.container.log.dir");

  private final RecordStore store;

  Inventory(RecordStore store) {
    this.store = store;
  }

  /** The attempts of an application that have an option or run on versions. */
  record Use(Set<String> attempts) {}

  /** How many applications do. */
  record Count(long applications) {}

  /** Takes over what an attempt's environment says now instead of before. */
  void options(
      AttemptKey key, @Nullable EnvironmentState before, @Nullable EnvironmentState after) {
    Map<String, String> old = options(before);
    Map<String, String> now = options(after);
    old.forEach(
        (option, value) -> {
          if (!value.equals(now.get(option))) {
            remove(Kind.OPTION, List.of(option, value), key);
          }
        });
    now.forEach(
        (option, value) -> {
          if (!value.equals(old.get(option))) {
            add(Kind.OPTION, List.of(option, value), key);
          }
        });
  }

  /** The options of an environment that are indexed, with their values. */
  static Map<String, String> options(@Nullable EnvironmentState environment) {
    Map<String, String> indexed = new TreeMap<>();
    if (environment != null) {
      environment
          .sparkProperties()
          .forEach(
              (option, value) -> {
                if (option.startsWith("spark.") && !PER_APPLICATION.contains(option)) {
                  indexed.put(option, cut(value));
                }
              });
    }
    return indexed;
  }

  /** Takes over what an attempt runs on now instead of before. */
  void versions(
      AttemptKey key, @Nullable ApplicationState before, @Nullable ApplicationState after) {
    RuntimeVersions old = RuntimeVersions.of(before);
    RuntimeVersions now = RuntimeVersions.of(after);
    if (old != null && !old.equals(now)) {
      remove(Kind.VERSIONS, old.parts(), key);
    }
    if (now != null && !now.equals(old)) {
      add(Kind.VERSIONS, now.parts(), key);
    }
  }

  private void add(Kind kind, List<String> parts, AttemptKey key) {
    byte[] useRow = useRow(kind, parts, key.appId());
    Use use = store.get(useRow, Codecs.USE);
    Set<String> attempts = new TreeSet<>(use == null ? Set.of() : use.attempts());
    attempts.add(attempt(key));
    store.put(useRow, new Use(attempts), Codecs.USE);
    if (use == null) {
      count(countRow(kind, parts), 1);
    }
  }

  private void remove(Kind kind, List<String> parts, AttemptKey key) {
    byte[] useRow = useRow(kind, parts, key.appId());
    Use use = store.get(useRow, Codecs.USE);
    if (use == null) {
      return;
    }
    Set<String> attempts = new TreeSet<>(use.attempts());
    attempts.remove(attempt(key));
    if (attempts.isEmpty()) {
      store.delete(useRow);
      count(countRow(kind, parts), -1);
    } else {
      store.put(useRow, new Use(attempts), Codecs.USE);
    }
  }

  private void count(byte[] row, int change) {
    Count before = store.get(row, Codecs.COUNT);
    long applications = (before == null ? 0 : before.applications()) + change;
    if (applications > 0) {
      store.put(row, new Count(applications), Codecs.COUNT);
    } else {
      store.delete(row);
    }
  }

  private static String attempt(AttemptKey key) {
    return key.attemptId() == null ? "" : key.attemptId();
  }

  static String cut(String value) {
    return value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH);
  }

  /** The row that counts a combination, or where the rows of all that begin so lie. */
  static byte[] countRow(Kind kind, List<String> parts) {
    return row(kind.count, parts);
  }

  /** Where the rows of the applications of a combination lie. */
  static byte[] useRows(Kind kind, List<String> parts) {
    return row(kind.use, parts);
  }

  private static byte[] useRow(Kind kind, List<String> parts, String appId) {
    List<String> all = new ArrayList<>(parts);
    all.add(appId);
    return row(kind.use, all);
  }

  private static byte[] row(char code, List<String> parts) {
    StringBuilder row = new StringBuilder().append(code);
    for (String part : parts) {
      row.append(part.replace('\0', ' ')).append('\0');
    }
    return row.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Where the counts lie whose first part begins so. */
  static byte[] countsFrom(Kind kind, String firstPart) {
    return (kind.count + firstPart).getBytes(StandardCharsets.UTF_8);
  }

  /** The parts of a row. */
  static List<String> parts(byte[] row) {
    String text = new String(row, 1, row.length - 1, StandardCharsets.UTF_8);
    List<String> parts = List.of(text.split("\0", -1));
    return parts.subList(0, parts.size() - 1);
  }
}
