package dev.tidewatch.udf.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Evaluates one expression of constants, calls, arrays, structs, {@code +} and {@code ->}. */
final class SqlReader {

  private final String sql;
  private int at;

  SqlReader(String sql) {
    this.sql = sql;
  }

  @Nullable Object whole() {
    Object value = expression();
    if (at < sql.length()) {
      throw new IllegalArgumentException("not read: " + sql.substring(at));
    }
    return value;
  }

  /** A call without its evaluation: its name and arguments. */
  Call call() {
    return new Call(word(), arguments(")"));
  }

  record Call(String name, List<@Nullable Object> arguments) {}

  private @Nullable Object expression() {
    Object value = term();
    while (accept("+")) {
      value = String.valueOf(value) + term();
    }
    while (accept("->")) {
      value = value == null ? null : ((Struct) value).get(word());
    }
    return value;
  }

  private @Nullable Object term() {
    blank();
    char c = sql.charAt(at);
    if (c == '\'') {
      return text();
    }
    if (Character.isDigit(c) || c == '-') {
      return number();
    }
    String word = word();
    return switch (word) {
      case "NULL" -> null;
      case "ARRAY" -> arguments("]");
      case "STRUCT" -> struct();
      default -> SqlFunctions.call(word, arguments(")"));
    };
  }

  private List<@Nullable Object> arguments(String end) {
    at++; // the opening bracket
    List<@Nullable Object> arguments = new ArrayList<>();
    while (!accept(end)) {
      arguments.add(expression());
      accept(",");
    }
    return arguments;
  }

  private Struct struct() {
    at++;
    SchemaBuilder schema = SchemaBuilder.struct().optional();
    List<@Nullable Object> values = new ArrayList<>();
    while (!accept(")")) {
      String name = word();
      accept(":=");
      Object value = expression();
      schema.field(
          name,
          value instanceof String ? Schema.OPTIONAL_STRING_SCHEMA : Schema.OPTIONAL_BYTES_SCHEMA);
      values.add(value);
      accept(",");
    }
    Struct struct = new Struct(schema.build());
    struct.schema().fields().forEach(field -> struct.put(field, values.get(field.index())));
    return struct;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (at++; ; at++) {
      if (sql.charAt(at) != '\'') {
        text.append(sql.charAt(at));
      } else if (sql.startsWith("''", at)) {
        text.append(sql.charAt(at++));
      } else {
        at++;
        return text.toString();
      }
    }
  }

  private Object number() {
    int from = at++;
    while (at < sql.length() && (Character.isDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
      at++;
    }
    String digits = sql.substring(from, at);
    if (digits.contains(".")) {
      return new BigDecimal(digits);
    }
    long number = Long.parseLong(digits);
    return number == (int) number ? (Object) (int) number : (Object) number;
  }

  private String word() {
    blank();
    int from = at;
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || "_`".indexOf(sql.charAt(at)) >= 0)) {
      at++;
    }
    return sql.substring(from, at).replace("`", "");
  }

  private boolean accept(String expected) {
    blank();
    boolean there = sql.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  private void blank() {
    while (at < sql.length() && sql.charAt(at) == ' ') {
      at++;
    }
  }
}
