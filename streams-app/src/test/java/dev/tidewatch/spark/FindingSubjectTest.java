package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.state.StageKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Findings of applications, stages and queries next to each other. */
class FindingSubjectTest {

  /** In the order of listings. */
  private static final List<FindingPlace> PLACES =
      List.of(
          place("rule", -1, -1, null),
          place("rule", 0, 0, null),
          place("rule", Integer.MAX_VALUE, 1, null),
          place("rule", -1, -1, 0L),
          place("rule", -1, -1, Long.MAX_VALUE),
          place("rules", -1, -1, null));

  @Test
  void theyStandInOneOrderInListingsAndInTheStore() {
    assertThat(PLACES).isSorted();
    assertThat(PLACES.stream().map(FindingPlace::key).toList())
        .isSortedAccordingTo(Comparator.comparing(key -> key, Arrays::compareUnsigned));
  }

  @Test
  void aCursorLeadsBackToItsPlace() {
    assertThat(PLACES)
        .allSatisfy(place -> assertThat(FindingPlace.parse(place.text())).contains(place));
  }

  @Test
  void aCursorFromBeforeThereWereFindingsOfQueriesLeadsToItsPlaceToo() {
    assertThat(FindingPlace.parse("INFO\n5\napp\n\nrule\n3\n0"))
        .contains(place("rule", 3, 0, null));
  }

  @Test
  void aStageTellsMoreThanTheQueryThatItBelongsTo() {
    FindingSubject subject = new FindingSubject("rule", new StageKey(3, 0), 7L);

    assertThat(subject.text()).isEqualTo("rule/3.0");
    assertThat(new FindingSubject("rule", null, 7L).text()).isEqualTo("rule/sql.7");
    assertThat(new FindingSubject("rule", null, null).text()).isEqualTo("rule/");
  }

  private static FindingPlace place(String rule, int stage, int attempt, @Nullable Long execution) {
    return new FindingPlace(Severity.INFO, 5, "app", "", rule, stage, attempt, execution);
  }
}
