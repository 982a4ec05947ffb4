package dev.tidewatch.core.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Comma-separated rows under a header; {@code #} begins a comment line. No quoting: no commas. */
public final class Csv {

  private Csv() {}

  /** One row, by column name. */
  public record Row(String where, List<String> header, List<String> fields) {

    /** The value of a column. */
    public String text(String column) {
      int index = header.indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException("no column '" + column + "'; the header has " + header);
      }
      return fields.get(index);
    }

    /** The values of a column that holds several, with spaces between. */
    public List<String> texts(String column) {
      return text(column).isEmpty() ? List.of() : List.of(text(column).split(" "));
    }
  }

  /**
   * Reads rows; what is wrong with one is said with its file and line.
   *
   * @throws IllegalArgumentException if a row has not as many fields as the header, or {@code
   *     toValue} refuses it
   */
  public static <T> List<T> read(String name, Reader source, Function<Row, T> toValue) {
    List<T> values = new ArrayList<>();
    List<String> header = List.of();
    int number = 0;
    for (String line : new BufferedReader(source).lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = List.of(line.split(",", -1));
      if (header.isEmpty()) {
        header = fields;
        continue;
      }
      values.add(value(new Row(name + " line " + number, header, fields), toValue));
    }
    return List.copyOf(values);
  }

  private static <T> T value(Row row, Function<Row, T> toValue) {
    if (row.fields().size() != row.header().size()) {
      throw new IllegalArgumentException(
          "%s has %d fields, the header has %d: correct the row"
              .formatted(row.where(), row.fields().size(), row.header().size()));
    }
    try {
      return toValue.apply(row);
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException(row.where() + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Reads a file that is packaged beside the class that uses it. */
  public static <T> List<T> readBundled(Class<?> beside, String name, Function<Row, T> toValue) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build: rebuild the jar");
      }
      return read(name, new InputStreamReader(in, StandardCharsets.UTF_8), toValue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
