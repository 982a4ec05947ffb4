package dev.tidewatch.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Markdown table: the first column to the left, the others, being figures, to the right.
 *
 * @param header names of the columns
 * @param rows cells, as many in each row as there are columns
 */
public record Table(List<String> header, List<List<String>> rows) {

  /** Refuses a row that does not fit the header. */
  public Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(row + " does not fit the columns " + header);
      }
    }
  }

  /** The table as lines, each ended. */
  public String markdown() {
    List<String> rule = new ArrayList<>(List.of("---"));
    header.stream().skip(1).forEach(column -> rule.add("--:"));
    StringBuilder text = new StringBuilder(line(header)).append(line(rule));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
