package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/*",
        "text/event-stream",
        "TEXT/Event-Stream; charset=utf-8",
        "text/html, application/json;q=0.9, */*;q=0.1",
        "*/*;q=0, text/event-stream;q=0.5",
        "text/event-stream;q=0.001"
      })
  void takesWhatARangeHas(String header) {
    assertThat(Accept.takes(header, "text/event-stream")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/html, text/plain",
        "text/event-stream;q=0",
        "text/event-stream; q=0.000, */*",
        "text/*;q=0, */*",
        "text/event-streams",
        ","
      })
  void takesNothingElse(String header) {
    assertThat(Accept.takes(header, "text/event-stream")).isFalse();
  }

  @Test
  void whoSaysNothingTakesEverything() {
    assertThat(Accept.takes(null, "text/event-stream")).isTrue();
  }
}
