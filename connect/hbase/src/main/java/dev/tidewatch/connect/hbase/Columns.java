package dev.tidewatch.connect.hbase;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.hbase.client.Put;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Which field goes to which column. Whole numbers are eight bytes, big-endian; texts, decimals and
 * truth values are UTF-8 text.
 *
 * @param families by the field that goes there under its own name
 * @param entries families by the map of which each entry goes there
 * @param rest the family of all other fields; null where they are left out
 */
record Columns(Map<String, String> families, Map<String, String> entries, @Nullable String rest) {

  private static final String ALL = "*";
  private static final String ENTRIES = ".*";

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static Columns parse(List<String> texts) {
    Map<String, String> families = new LinkedHashMap<>();
    Map<String, String> entries = new LinkedHashMap<>();
    String rest = null;
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new IllegalArgumentException("'" + text + "' is not family:field");
      }
      String family = text.substring(0, colon);
      String field = text.substring(colon + 1);
      if (field.equals(ALL)) {
        rest = family;
      } else if (field.endsWith(ENTRIES)) {
        entries.put(field.substring(0, field.length() - ENTRIES.length()), family);
      } else {
        families.put(field, family);
      }
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("no columns at all");
    }
    return new Columns(families, entries, rest);
  }

  /** All families, as a table needs them. */
  Set<String> allFamilies() {
    Set<String> all = new LinkedHashSet<>(families.values());
    all.addAll(entries.values());
    if (rest != null) {
      all.add(rest);
    }
    return all;
  }

  /**
   * Adds the cells of a record.
   *
   * @throws DataException when a field is of a kind that no cell holds
   */
  void addTo(Put put, Map<String, Object> fields) {
    fields.forEach(
        (field, value) -> {
          String family = families.getOrDefault(field, rest);
          if (entries.containsKey(field)) {
            addEntries(put, field, value);
          } else if (family != null) {
            add(put, family, field, value);
          }
        });
  }

  private void addEntries(Put put, String field, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new DataException("the field " + field + " is no map");
    }
    String family = entries.getOrDefault(field, "");
    map.forEach((name, entry) -> add(put, family, String.valueOf(name), entry));
  }

  private static void add(Put put, String family, String column, Object value) {
    put.addColumn(family.getBytes(UTF_8), column.getBytes(UTF_8), bytes(column, value));
  }

  private static byte[] bytes(String column, Object value) {
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return ByteBuffer.allocate(Long.BYTES).putLong(((Number) value).longValue()).array();
    }
    if (value instanceof String
        || value instanceof Boolean
        || value instanceof Double
        || value instanceof Float
        || value instanceof BigDecimal) {
      return value.toString().getBytes(UTF_8);
    }
    throw new DataException(
        "the field "
            + column
            + " is a "
            + value.getClass().getSimpleName()
            + ", which no cell holds");
  }
}
