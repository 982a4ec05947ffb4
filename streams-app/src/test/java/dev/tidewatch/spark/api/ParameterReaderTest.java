package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterReaderTest {

  @ParameterizedTest
  @CsvSource({
    "2015-02-10, 1423526400000",
    "2015-02-03T16:42:40.000GMT, 1422981760000",
    "2015-02-03T16:42:40.000PST, 1423010560000",
    "2015-02-03T16:42:40.000GMT+02:00, 1422974560000"
  })
  void aDateIsADayOrATimeWithItsZone(String text, long expected) {
    assertThat(reader("d", text).date("d")).isEqualTo(expected);
  }

  @Test
  void aBadDateIsRefusedInSparksWords() {
    ParameterReader reader = reader("minDate", "yesterday");
    reader.date("minDate");

    assertThat(reader.answer(() -> "never"))
        .isEqualTo(new Answer.BadParameter<>("Couldn't parse date: yesterday"));
  }

  @ParameterizedTest
  @CsvSource({"'0.5,x',x", "'',''", "'0.1,,0.2',''"})
  void badQuantilesAreRefusedInSparksWords(String text, String bad) {
    ParameterReader reader = reader("quantiles", text);
    reader.quantiles("0.5");

    assertThat(reader.answer(() -> "never"))
        .isEqualTo(
            new Answer.BadParameter<>(
                "Bad value for parameter \"quantiles\".  Expected a double, got \"" + bad + "\""));
  }

  @Test
  void quantilesAreSortedAndALastCommaIsNone() {
    assertThat(reader("quantiles", "0.9,0.1,").quantiles("0.5")).containsExactly(0.1, 0.9);
    assertThat(new ParameterReader(QueryParameters.NONE).quantiles("0.5")).containsExactly(0.5);
  }

  @Test
  void constantsAreFoundInAnyCase() {
    QueryParameters query = new QueryParameters(Map.of("s", List.of("failed", "SUCCESS")));

    assertThat(new ParameterReader(query).constants("s", TaskStatus.class))
        .containsExactlyInAnyOrder(TaskStatus.FAILED, TaskStatus.SUCCESS);
  }

  @Test
  void anUnknownConstantFindsNoResource() {
    ParameterReader reader = reader("status", "gone");
    reader.constants("status", ApplicationFilter.Status.class);

    assertThat(reader.answer(() -> "never"))
        .isEqualTo(
            new Answer.BadParameter<>(
                "Illegal type='gone'. Supported type values: COMPLETED, RUNNING", true));
  }

  @Test
  void theFirstRefusalIsTheAnswer() {
    QueryParameters query =
        new QueryParameters(Map.of("limit", List.of("many"), "minDate", List.of("yesterday")));
    ParameterReader reader = new ParameterReader(query);
    reader.integer("limit", 1);
    reader.date("minDate");

    assertThat(reader.answer(() -> "never"))
        .isEqualTo(new Answer.BadParameter<>("parameter \"limit\" is no number: \"many\"", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "RUNTIME", "increasing_runtime"})
  void tasksAreSortedByShortNamesToo(String name) {
    Answer<TaskListQuery> answer =
        TaskListQuery.parse(new QueryParameters(Map.of("sortBy", List.of(name))));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found ->
                assertThat(((TaskListQuery) found.value()).sorting())
                    .isEqualTo(TaskListQuery.Sorting.INCREASING_RUNTIME));
  }

  @ParameterizedTest
  @CsvSource({"offset,-1", "length,0"})
  void aPageThatCannotBeIsRefused(String name, String value) {
    assertThat(TaskListQuery.parse(new QueryParameters(Map.of(name, List.of(value)))))
        .isInstanceOf(Answer.BadParameter.class);
  }

  @Property
  void noTextMakesAnythingFail(@ForAll String text) {
    QueryParameters all =
        new QueryParameters(
            Map.of(
                "minDate", List.of(text),
                "limit", List.of(text),
                "status", List.of(text),
                "quantiles", List.of(text),
                "offset", List.of(text),
                "sortBy", List.of(text)));

    assertThat(ApplicationFilter.parse(all)).isNotNull();
    assertThat(StageQuery.parse(all, true)).isNotNull();
    assertThat(TaskListQuery.parse(all)).isNotNull();
    assertThat(PathNumber.parse(text, "unknown job: ")).isNotNull();
  }

  private static ParameterReader reader(String name, String value) {
    return new ParameterReader(new QueryParameters(Map.of(name, List.of(value))));
  }
}
