package dev.tidewatch.udf.aggregate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.ksql.function.udaf.TableUdaf;
import io.confluent.ksql.function.udaf.Udaf;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

class AggregatesTest {

  private static final BigDecimal MEDIAN = new BigDecimal("0.5");

  @Property
  void quantilesOfMergedHalvesAreThoseOfTheWhole(
      @ForAll List<Long> left, @ForAll List<Long> right) {
    var function = QuantilesFunction.ofLong(MEDIAN, BigDecimal.ONE);

    var merged = function.merge(of(function, left), of(function, right));

    assertThat(merged).isEqualTo(addAll(function, of(function, left), right));
  }

  @Property
  void whatIsTakenOutAgainWasNeverThere(@ForAll List<Long> stay, @ForAll List<Long> leave) {
    var function = QuantilesFunction.ofLong();
    var aggregate = addAll(function, of(function, stay), leave);

    for (Long value : leave) {
      aggregate = function.undo(value, aggregate);
    }

    assertThat(aggregate).isEqualTo(of(function, stay));
  }

  @Property
  void theStateSurvivesBeingWrittenAndReadInAnyOrder(@ForAll @NotEmpty List<Long> values) {
    var function = QuantilesFunction.ofLong(MEDIAN);
    Map<String, Long> state = of(function, values);

    assertThat(function.map(new HashMap<>(Map.copyOf(state)))).isEqualTo(function.map(state));
  }

  @Property(tries = 1)
  void nullsAndWhatIsNoNumberDoNotCount() {
    var function = QuantilesFunction.ofDouble(MEDIAN);
    Map<String, Long> state = function.initialize();

    state = function.aggregate(null, state);
    state = function.aggregate(Double.NaN, state);

    assertThat(function.map(state)).isNull();
    assertThat(function.map(function.aggregate(Double.POSITIVE_INFINITY, state))).hasSize(1);
  }

  @Property(tries = 1)
  void aQuantileThatIsNoneIsRefusedWhenTheStatementIsMade() {
    assertThatThrownBy(() -> QuantilesFunction.ofLong(new BigDecimal("95")))
        .hasMessageContaining("0.95");
  }

  @Property
  void theBusiestPartitionAndTheMeanAreThoseOfTheCounts(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 9) Integer> partitions) {
    // given
    TableUdaf<@Nullable Integer, Map<String, Long>, @Nullable Struct> function =
        PartitionSkewFunction.all(10);
    Map<String, Long> state = function.initialize();
    long[] counts = new long[10];

    // when
    for (int partition : partitions) {
      state = function.aggregate(partition, state);
      counts[partition]++;
    }

    // then
    Struct skew = requireNonNull(function.map(state));
    long most = java.util.Arrays.stream(counts).max().orElseThrow();
    assertThat(skew.getInt64("RECORDS")).isEqualTo(partitions.size());
    assertThat(skew.getInt64("BUSIEST_RECORDS")).isEqualTo(most);
    assertThat(counts[skew.getInt32("BUSIEST")]).isEqualTo(most);
    assertThat(skew.getFloat64("MAX_OVER_MEAN"))
        .isEqualTo(Math.round(most * 10.0 / partitions.size() * 1000) / 1000.0);
  }

  @Property(tries = 1)
  void aTableThatHasLostAllItsRowsHasNoSkew() {
    var function = PartitionSkewFunction.seen();
    Map<String, Long> state = function.aggregate(3, function.initialize());

    assertThat(function.map(function.undo(3, state))).isNull();
  }

  @Property
  void beatsAreTheSameHoweverTheyAreSplit(
      @ForAll @Size(min = 2, max = 30) List<@LongRange(min = 0, max = 1_000_000) Long> times) {
    // given
    Udaf<@Nullable Long, List<Long>, @Nullable Struct> function = FlowStateFunction.ofTimes();
    List<Long> sorted = times.stream().sorted().toList();
    int middle = sorted.size() / 2;

    // when
    List<Long> whole = all(function, sorted);
    List<Long> halves =
        function.merge(
            all(function, sorted.subList(middle, sorted.size())),
            all(function, sorted.subList(0, middle)));

    // then
    assertThat(halves).isEqualTo(whole);
    Struct beats = requireNonNull(function.map(whole));
    assertThat(beats.getInt64("BEATS")).isEqualTo(sorted.size());
    assertThat(beats.getInt64("FIRST_TS")).isEqualTo(sorted.get(0));
    assertThat(beats.getInt64("LAST_TS")).isEqualTo(sorted.get(sorted.size() - 1));
  }

  private static List<Long> all(
      Udaf<@Nullable Long, List<Long>, @Nullable Struct> function, List<Long> times) {
    List<Long> state = function.initialize();
    for (Long time : times) {
      state = function.aggregate(time, state);
    }
    return state;
  }

  private static Map<String, Long> of(
      Udaf<@Nullable Long, Map<String, Long>, @Nullable List<Double>> function, List<Long> values) {
    return addAll(function, function.initialize(), values);
  }

  private static Map<String, Long> addAll(
      Udaf<@Nullable Long, Map<String, Long>, @Nullable List<Double>> function,
      Map<String, Long> state,
      List<Long> values) {
    Map<String, Long> all = state;
    for (Long value : values) {
      all = function.aggregate(value, all);
    }
    return all;
  }
}
