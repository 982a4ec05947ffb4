package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.state.ApplicationState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationAnswersTest {

  private static final long DAY = 86_400_000;
  private static final long START = 17_000 * DAY;
  private static final long NOW = START + 100 * DAY;

  @Test
  void theLatestEndComesFirstAndRunningOnesLast() {
    List<ApplicationState> attempts =
        List.of(
            running("running", null, START),
            ended("a", null, START, START + DAY),
            ended("b", null, START, START + 2 * DAY),
            ended("c", null, START, START + DAY));

    assertThat(list(attempts, Map.of())).containsExactly("b", "c", "a", "running");
  }

  @Test
  void theLatestAttemptTellsNameAndStatus() {
    List<ApplicationState> attempts =
        List.of(running("app", "2", START + DAY), ended("app", "1", START, START + DAY));

    assertThat(list(attempts, Map.of("status", List.of("running")))).containsExactly("app");
    assertThat(list(attempts, Map.of("status", List.of("completed")))).isEmpty();
    assertThat(ApplicationAnswers.one("app", attempts))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found -> {
              ApplicationInfo info = (ApplicationInfo) found.value();
              assertThat(info.name()).isEqualTo("name of 2");
              assertThat(info.attempts())
                  .extracting(ApplicationAttemptInfo::attemptId)
                  .containsExactly("2", "1");
            });
  }

  @Test
  void aLimitCountsWhatIsShownOnly() {
    List<ApplicationState> attempts =
        List.of(running("r", null, START), ended("a", null, START, START + DAY));

    assertThat(list(attempts, Map.of("limit", List.of("1"), "status", List.of("running"))))
        .containsExactly("r");
    assertThat(list(attempts, Map.of("limit", List.of("-1")))).isEmpty();
  }

  @Test
  void aRunningApplicationEndsAfterNow() {
    List<ApplicationState> attempts = List.of(running("r", null, START));

    assertThat(list(attempts, Map.of("maxEndDate", List.of("2000-01-01")))).isEmpty();
    assertThat(list(attempts, Map.of("maxEndDate", List.of("2900-01-01")))).containsExactly("r");
  }

  @Test
  void anApplicationWhoseStartWasNeverSeenIsListedUnlessAWindowIsAskedFor() {
    List<ApplicationState> attempts = List.of(ApplicationState.unknown("app", null));

    assertThat(list(attempts, Map.of())).containsExactly("app");
    assertThat(list(attempts, Map.of("minDate", List.of("2010-01-01")))).isEmpty();
  }

  @Test
  void whatIsUnknownIsSaidInSparksWords() {
    List<ApplicationState> attempts = List.of(running("app", "1", START));

    assertThat(ApplicationAnswers.one("x", List.of()))
        .isEqualTo(new Answer.NotFound<>("unknown app: x"));
    assertThat(ApplicationAnswers.attempt("app", "7", attempts))
        .isEqualTo(new Answer.NotFound<>("unknown app app, attempt 7"));
    assertThat(ApplicationAnswers.detailsOf("app", null, attempts))
        .isEqualTo(new Answer.NotFound<>("no such app: app"));
    assertThat(ApplicationAnswers.detailsOf("app", "7", attempts))
        .isEqualTo(new Answer.NotFound<>("no such app: app/7"));
  }

  private static List<String> list(
      List<ApplicationState> attempts, Map<String, List<String>> query) {
    Answer<List<ApplicationInfo>> answer =
        ApplicationFilter.parse(new QueryParameters(query))
            .then(
                filter -> new Answer.Found<>(ApplicationAnswers.list(attempts, filter, null, NOW)));
    return ((Answer.Found<List<ApplicationInfo>>) answer)
        .value().stream().map(ApplicationInfo::id).toList();
  }

  private static ApplicationState running(String id, @Nullable String attemptId, long start) {
    return ApplicationState.unknown(id, attemptId)
        .next(
            new ApplicationStart("name of " + attemptId, id, start, "user", attemptId, null, null));
  }

  private static ApplicationState ended(
      String id, @Nullable String attemptId, long start, long end) {
    return running(id, attemptId, start).next(new ApplicationEnd(end, null));
  }
}
