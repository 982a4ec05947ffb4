package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of a pull query's rows, which ksqlDB itself cannot give them: it has no ORDER BY. */
final class RowOrder {

  private static final Pattern FORM = Pattern.compile("(\\w+)( (?i:asc|desc))?");

  private RowOrder() {}

  /**
   * Sorts.
   *
   * @param order such as {@code ATTEMPTS DESC}; the rows stay where it is empty
   * @throws KsqlException when no column is called so
   */
  static List<JsonNode> sorted(List<JsonNode> rows, List<String> columns, String order) {
    if (order.isEmpty()) {
      return rows;
    }
    Matcher form = FORM.matcher(order);
    int column = form.matches() ? columns.indexOf(form.group(1).toUpperCase(Locale.ROOT)) : -1;
    if (column < 0) {
      throw new KsqlException(
          "'%s' is no order: write a column and ASC or DESC. There are: %s."
              .formatted(order, String.join(", ", columns)));
    }
    boolean descending = order.toLowerCase(Locale.ROOT).endsWith(" desc");
    Comparator<JsonNode> byValue = (a, b) -> compare(a.path(column), b.path(column));
    return rows.stream().sorted(descending ? byValue.reversed() : byValue).toList();
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return Double.compare(a.asDouble(), b.asDouble());
    }
    return a.isNull() || b.isNull()
        ? Boolean.compare(b.isNull(), a.isNull())
        : a.asText().compareTo(b.asText());
  }
}
