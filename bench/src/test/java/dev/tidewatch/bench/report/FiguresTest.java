package dev.tidewatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void aRateHasThreeSignificantDigits() {
    assertThat(Figures.rate(41_273.4)).isEqualTo("41,300");
    assertThat(Figures.rate(7.6)).isEqualTo("8");
    assertThat(Figures.rate(0)).isEqualTo("0");
  }

  @Test
  void aRateIsOverTheWholeDuration() {
    assertThat(Figures.perSecond(300, Duration.ofMillis(1500))).isEqualTo(200);
  }

  @Test
  void aLatencyHasThreeSignificantDigits() {
    assertThat(Figures.millis(Duration.ofNanos(71_432))).isEqualTo("0.071");
    assertThat(Figures.millis(Duration.ofNanos(3_146_000))).isEqualTo("3.15");
    assertThat(Figures.millis(Duration.ofNanos(18_250_001))).isEqualTo("18.3");
    assertThat(Figures.millis(Duration.ofMillis(1_234))).isEqualTo("1,234");
  }

  @Test
  void aShareIsInWholePercent() {
    assertThat(Figures.percent(0.604)).isEqualTo("60 %");
    assertThat(Figures.percent(28.5)).isEqualTo("2,850 %");
  }

  @Test
  void aTableSetsFiguresToTheRightAndKeepsBarsInsideACell() {
    Table table = new Table(List.of("what", "s"), List.of(List.of("a|b", "1.0")));

    assertThat(table.markdown()).isEqualTo("| what | s |\n| --- | --: |\n| a\\|b | 1.0 |\n");
  }

  @Test
  void aRowThatDoesNotFitItsTableIsRefused() {
    assertThatThrownBy(() -> new Table(List.of("what", "s"), List.of(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
