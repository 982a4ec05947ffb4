package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows: as a table when all are there, as lines of JSON as they come, or as lines of text
 * with tabs. Owned by one thread.
 */
final class RowPrinter {

  /** How rows are printed. */
  enum Format {
    /**
     * Columns of equal width, when the last row is there; of a push query, each row as it comes.
     */
    TABLE,
    /** A JSON object a row. */
    JSON
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final PrintWriter out;
  private final List<String> columns;

  RowPrinter(PrintWriter out, List<String> columns) {
    this.out = out;
    this.columns = List.copyOf(columns);
  }

  void table(List<JsonNode> rows) {
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(cells(row)));
    out.print(new TextTable(columns, cells).render());
    out.flush();
  }

  void header() {
    out.println(String.join("\t", columns));
    out.flush();
  }

  void line(JsonNode row) {
    out.println(String.join("\t", cells(row)));
    out.flush();
  }

  void json(JsonNode row) {
    ObjectNode object = MAPPER.createObjectNode();
    for (int i = 0; i < columns.size(); i++) {
      object.set(columns.get(i), row.path(i));
    }
    out.println(object);
    out.flush();
  }

  private List<String> cells(JsonNode row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      JsonNode cell = row.path(i);
      String text = cell.isTextual() ? cell.asText() : cell.toString();
      cells.add(cell.isNull() ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " "));
    }
    return cells;
  }
}
