package dev.tidewatch.spark.routes;

import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.StreamedJson;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.spark.api.Noted;
import dev.tidewatch.spark.api.SparkJson;
import java.util.Map;

/** Answers in Spark's own JSON, written while they are produced. */
final class SparkResponses {

  private SparkResponses() {}

  /** How many of the tasks that an answer is about are not kept one by one. */
  private static final String DROPPED = "Tidewatch-Tasks-Dropped";

  static Response of(Outcome<?> outcome) {
    return Outcomes.toResponse(outcome, SparkResponses::body, SparkResponses::headers);
  }

  private static StreamedJson body(Object value) {
    return streamed(value instanceof Noted<?> noted ? noted.value() : value);
  }

  private static Map<String, String> headers(Object value) {
    return value instanceof Noted<?> noted && noted.droppedTasks() > 0
        ? Map.of(DROPPED, String.valueOf(noted.droppedTasks()))
        : Map.of();
  }

  static <T> Response listing(Outcome<Page<T>> outcome) {
    return Outcomes.toListing(outcome, SparkResponses::streamed);
  }

  private static StreamedJson streamed(Object value) {
    return json -> SparkJson.mapper().writeValue(json, value);
  }
}
