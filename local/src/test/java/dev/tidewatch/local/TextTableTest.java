package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
    var table =
        new TextTable(
            List.of("name", "tasks"),
            List.of(List.of("count", "7"), List.of("a long name", "1,234,567")));

    assertThat(table.render())
        .isEqualTo(
            """
            name             tasks
            ───────────  ─────────
            count                7
            a long name  1,234,567
            """);
  }

  @Test
  void aColumnWithOneWordInItStandsToTheLeft() {
    var table = new TextTable(List.of("id"), List.of(List.of("12345"), List.of("?")));

    assertThat(table.render().lines()).endsWith("12345", "?");
  }

  @Test
  void aTableWithoutRowsHasItsHeader() {
    assertThat(new TextTable(List.of("a", "b"), List.of()).render()).startsWith("a  b\n");
  }

  @Test
  void aRowThatDoesNotFitTheColumnsIsRefused() {
    assertThatThrownBy(() -> new TextTable(List.of("a"), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[1, 2] does not fit the columns [a]");
  }
}
