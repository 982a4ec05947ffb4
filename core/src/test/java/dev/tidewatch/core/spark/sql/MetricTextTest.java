package dev.tidewatch.core.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.sql.MetricValues.Highest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTextTest {

  @Test
  void aSumIsOneNumberWithSeparators() {
    assertThat(MetricText.of("sum", values(1_000_000, 234_567, 0))).isEqualTo("1,234,567");
    assertThat(MetricText.of("sum", new MetricValues())).isEqualTo("0");
  }

  @Test
  void sizesShowTotalLeastMiddleAndHighest() {
    MetricValues values = values(262_144, 262_144, 262_144);
    values.addZeros(1);
    values.addHighest(new Highest(262_144, 3, 0, 5));

    assertThat(MetricText.of("size", values))
        .isEqualTo(
            "total (min, med, max (stageId: taskId))\n"
                + "768.0 KiB (0.0 B, 256.0 KiB, 256.0 KiB (stage 3.0: task 5))");
  }

  @Test
  void timesAreOfMillisecondsOrNanoseconds() {
    MetricValues values = values(1_500, 20);
    values.addHighest(new Highest(1_500, 7, 1, 99));

    assertThat(MetricText.of("timing", values))
        .isEqualTo(
            "total (min, med, max (stageId: taskId))\n"
                + "1.5 s (20 ms, 1.5 s, 1.5 s (stage 7.1: task 99))");
    assertThat(MetricText.of("nsTiming", values(9_999_999))).isEqualTo("9 ms");
  }

  @Test
  void oneValueAloneHasNoSpread() {
    assertThat(MetricText.of("size", values(1_656))).isEqualTo("1656.0 B");
    assertThat(MetricText.of("timing", values(-1, 8))).isEqualTo("8 ms");
    assertThat(MetricText.of("timing", values(-1))).isEqualTo("0 ms");
  }

  @Test
  void averagesAreTenthsAndLeaveZerosOut() {
    MetricValues values = values(13, 0, 20);
    values.addZeros(5);
    values.addHighest(new Highest(20, 2, 0, 4));

    assertThat(MetricText.of("average", values))
        .isEqualTo("(min, med, max (stageId: taskId)):\n(1.3, 2, 2 (stage 2.0: task 4))");
    assertThat(MetricText.of("average", values(15))).isEqualTo("1.5");
  }

  @Test
  void theDriverIsNamedWhereItMeasuredMoreThanAnyTask() {
    MetricValues values = values(5);
    values.addHighest(new Highest(5, 1, 0, 1));
    values.addOfDriver(6);

    assertThat(MetricText.of("timing", values)).endsWith("11 ms (5 ms, 6 ms, 6 ms (driver))");
  }

  @Test
  void theFirstOfEqualHighestValuesIsNamed() {
    MetricValues values = values(5, 5);
    values.addHighest(new Highest(5, 1, 0, 1));
    values.addHighest(new Highest(5, 2, 0, 2));

    assertThat(MetricText.of("timing", values)).contains("(stage 1.0: task 1)");
  }

  @Test
  void whatSparkItselfCannotAggregateIsSaidSo() {
    assertThat(MetricText.of("v2Custom_com.example.Rows", values(1, 2))).isEqualTo("N/A");
    assertThat(MetricText.of("", values(1_000))).isEqualTo("[unknown] 1,000");
  }

  @Test
  void zerosThatAreOnlyCountedAreInTheMiddleToo() {
    MetricValues values = values(7, 9);
    values.addZeros(1_000_000_000_000L);

    assertThat(MetricText.of("timing", values)).contains("16 ms (0 ms, 0 ms, 9 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 B",
    "2047, 2047.0 B",
    "2048, 2.0 KiB",
    "2097151, 2048.0 KiB",
    "2097152, 2.0 MiB",
    "1627389952, 1552.0 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void aUnitIsUsedFromTwoOfItOn(long bytes, String text) {
    assertThat(MetricText.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "999, 999 ms",
    "1000, 1.0 s",
    "59949, 59.9 s",
    "60000, 1.0 m",
    "3600000, 1.00 h",
    "90000000, 25.00 h"
  })
  void durationsAreShort(long millis, String text) {
    assertThat(MetricText.duration(millis)).isEqualTo(text);
  }

  private static MetricValues values(long... reported) {
    MetricValues values = new MetricValues();
    values.add(reported, reported.length);
    return values;
  }
}
