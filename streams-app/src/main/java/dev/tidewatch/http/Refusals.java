package dev.tidewatch.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the requests that were not passed on to a route, by the code of the problem. */
final class Refusals {

  static final String NAME = "tidewatch.http.refused";

  private final MeterRegistry meters;

  Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Problem problem) {
    Counter.builder(NAME)
        .description("Requests refused before a route was called")
        .tag("reason", problem.type().code())
        .register(meters)
        .increment();
  }
}
