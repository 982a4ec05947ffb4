package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.Completeness;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletenessAnswerTest {

  private static final ApplicationState WHOLE =
      ApplicationState.unknown("app", null)
          .next(new ApplicationStart("name", "app", 1_000, "user", null, null, null))
          .next(new ApplicationEnd(2_000, null));

  @Test
  void aWholeLogNeedsNoWords() {
    CompletenessAnswer answer = CompletenessAnswer.of(WHOLE, "topic");

    assertThat(answer.complete()).isTrue();
    assertThat(answer.notes()).isEmpty();
  }

  @Test
  void anApplicationWithoutStartAndEndSaysSo() {
    CompletenessAnswer answer =
        CompletenessAnswer.of(ApplicationState.unknown("app", null), "topic");

    assertThat(answer.complete()).isFalse();
    assertThat(answer.notes())
        .hasSize(2)
        .anyMatch(note -> note.startsWith("No SparkListenerApplicationStart"))
        .anyMatch(note -> note.startsWith("No SparkListenerApplicationEnd"));
  }

  @Test
  void whatWasLostIsCountedAndItsPlaceNamed() {
    Completeness seen =
        new Completeness(10, 1, 2, 3, Map.of("NOT_JSON", 1L, "WRONG_TYPE", 2L), 4, 9, 8, 6, 5, 1);
    CompletenessAnswer answer = CompletenessAnswer.of(WHOLE.seen(seen, 2_000, 0), "topic");

    assertThat(answer.complete()).isFalse();
    assertThat(answer.notes())
        .anyMatch(note -> note.startsWith("3 malformed") && note.contains("topic topic"))
        .anyMatch(note -> note.startsWith("2 task attempt(s) started and never ended"))
        .anyMatch(note -> note.startsWith("1 task attempt(s) ended without a start"))
        .anyMatch(note -> note.startsWith("4 line(s) came without file and offset"));
  }
}
