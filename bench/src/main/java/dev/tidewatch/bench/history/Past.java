package dev.tidewatch.bench.history;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Applications of the past: the same for the same number, so that what is read can be held to what
 * was written. One starts every 20 seconds, each of another user than the one before.
 *
 * @param applications in all
 * @param users in all
 */
record Past(int applications, int users) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long STEP = 20_000;

  static String id(int number) {
    return "application_1767225600000_%06d".formatted(number);
  }

  static int number(String id) {
    return Integer.parseInt(id.substring(id.length() - 6));
  }

  String user(int number) {
    return "user-%04d".formatted(number % users);
  }

  static long start(int number) {
    return FIRST + number * STEP;
  }

  /** What the output topic says of one. */
  Map<String, Object> record(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("applicationId", id(number));
    fields.put("attemptId", null);
    fields.put("name", "nightly job " + number % 50);
    fields.put("user", user(number));
    fields.put("sparkVersion", number % 3 == 0 ? "3.5.9" : "4.1.1");
    fields.put("scalaVersion", "2.13.17");
    fields.put("javaVersion", "17.0.15");
    fields.put("hadoopVersion", "3.4.2");
    fields.put("startTime", start(number));
    fields.put("endTime", start(number) + 600_000);
    fields.put("durationMs", 600_000);
    fields.put("completed", true);
    fields.put("tasksExpected", 100 + number);
    fields.put("tasksStarted", 100 + number);
    fields.put("tasksEnded", 100 + number);
    fields.put("events", 1_000 + number);
    fields.put("skippedLines", 0);
    fields.put("options", options(number));
    return fields;
  }

  /** As many as a job on YARN sets. */
  private static Map<String, String> options(int number) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      options.put("spark.some.option.%02d".formatted(i), "value " + (number + i) % 100);
    }
    return options;
  }

  String json(int number) {
    return write(record(number));
  }

  private static String write(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
