package dev.tidewatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.TextTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code demo --once} prints: everything that is being served, as tables. */
final class Summary {
  private static final List<String> COLUMNS =
      List.of(
          "application",
          "id",
          "attempt",
          "spark",
          "status",
          "jobs ok",
          "jobs failed",
          "stages",
          "tasks",
          "duration");

  private static final List<String> VERSION_COLUMNS =
      List.of(
          "spark",
          "scala",
          "java",
          "hadoop",
          "applications",
          "support",
          "fits hadoop",
          "newest of the line");

  /** A name longer than this is cut: the id beside it tells applications apart. */
  private static final int LONGEST_NAME = 32;

  private Summary() {}

  /** The applications and versions of the API, with their totals. */
  static String of(ServedApi api) throws IOException {
    return of(api.attempts(), api.versions());
  }

  static String of(List<ServedAttempt> attempts, JsonNode versions) {
    return new TextTable(COLUMNS, attempts.stream().map(Summary::row).toList()).render()
        + totals(attempts)
        + "\n\n"
        + fleet(versions).render();
  }

  private static List<String> row(ServedAttempt attempt) {
    return List.of(
        shortened(attempt.name()),
        attempt.id(),
        attempt.attemptId(),
        attempt.sparkVersion(),
        attempt.completed() ? "completed" : "running",
        String.valueOf(attempt.jobsSucceeded()),
        String.valueOf(attempt.jobsFailed()),
        String.valueOf(attempt.stages()),
        grouped(attempt.tasks()),
        seconds(attempt.duration()));
  }

  private static String totals(List<ServedAttempt> attempts) {
    return "%d applications, %d attempts, %d jobs (%d failed), %d stages, %s tasks"
        .formatted(
            attempts.stream().map(ServedAttempt::id).distinct().count(),
            attempts.size(),
            attempts.stream().mapToInt(a -> a.jobsSucceeded() + a.jobsFailed()).sum(),
            attempts.stream().mapToInt(ServedAttempt::jobsFailed).sum(),
            attempts.stream().mapToInt(ServedAttempt::stages).sum(),
            grouped(attempts.stream().mapToLong(ServedAttempt::tasks).sum()));
  }

  private static TextTable fleet(JsonNode versions) {
    var rows = new ArrayList<List<String>>();
    for (var version : versions) {
      rows.add(
          List.of(
              version.path("spark").asText("?"),
              version.path("scala").asText("?"),
              version.path("java").asText("?"),
              version.path("hadoop").asText("?"),
              grouped(version.path("applications").asLong()),
              version.path("support").path("support").asText("?"),
              version.path("hadoopFit").path("fit").asText("?"),
              version.path("support").path("newestPatch").asText("?")));
    }
    return new TextTable(VERSION_COLUMNS, rows);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
