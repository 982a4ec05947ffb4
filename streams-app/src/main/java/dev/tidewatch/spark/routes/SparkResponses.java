package dev.tidewatch.spark.routes;

import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.StreamedJson;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.spark.api.SparkJson;

/** Answers in Spark's own JSON, written while they are produced. */
final class SparkResponses {

  private SparkResponses() {}

  static Response of(Outcome<?> outcome) {
    return Outcomes.toResponse(outcome.map(SparkResponses::streamed));
  }

  static <T> Response listing(Outcome<Page<T>> outcome) {
    return Outcomes.toListing(outcome, SparkResponses::streamed);
  }

  private static StreamedJson streamed(Object value) {
    return json -> SparkJson.mapper().writeValue(json, value);
  }
}
