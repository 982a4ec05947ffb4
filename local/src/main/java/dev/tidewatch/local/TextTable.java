package dev.tidewatch.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table for a terminal: columns as wide as their widest cell, numbers to the right.
 *
 * @param header names of the columns
 * @param rows cells, as many in each row as there are columns
 */
public record TextTable(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";

  public TextTable {
    for (var row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(row + " does not fit the columns " + header);
      }
    }
  }

  /** The table as lines, each ended, with a rule under the header. */
  public String render() {
    var text = new StringBuilder();
    append(text, header);
    append(text, columns().map(column -> "─".repeat(width(column))).toList());
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  private Stream<Integer> columns() {
    return IntStream.range(0, header.size()).boxed();
  }

  private void append(StringBuilder text, List<String> cells) {
    var line = new ArrayList<String>();
    columns().forEach(column -> line.add(aligned(cells.get(column), column)));
    text.append(String.join(GAP, line).stripTrailing()).append('\n');
  }

  private String aligned(String cell, int column) {
    String space = " ".repeat(width(column) - length(cell));
    return isNumeric(column) ? space + cell : cell + space;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("[0-9][0-9,]*"));
  }

  private int width(int column) {
    int widest = length(header.get(column));
    for (var row : rows) {
      widest = Math.max(widest, length(row.get(column)));
    }
    return widest;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
