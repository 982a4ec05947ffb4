package dev.tidewatch.udf.packaged;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types of SQL as ksqlDB 7.9 reads them from Java and from schemas. */
final class SqlType {

  private static final Map<String, String> JAVA =
      Map.ofEntries(
          Map.entry("int", "INT"),
          Map.entry(Integer.class.getName(), "INT"),
          Map.entry("long", "BIGINT"),
          Map.entry(Long.class.getName(), "BIGINT"),
          Map.entry("double", "DOUBLE"),
          Map.entry(Double.class.getName(), "DOUBLE"),
          Map.entry("boolean", "BOOLEAN"),
          Map.entry(Boolean.class.getName(), "BOOLEAN"),
          Map.entry(String.class.getName(), "STRING"),
          Map.entry(BigDecimal.class.getName(), "DECIMAL"),
          Map.entry(ByteBuffer.class.getName(), "BYTES"),
          Map.entry(Date.class.getName(), "DATE"),
          Map.entry(Time.class.getName(), "TIME"),
          Map.entry(Timestamp.class.getName(), "TIMESTAMP"),
          Map.entry("org.apache.kafka.connect.data.Struct", "STRUCT"));

  private static final Set<String> WORDS =
      Set.of(
          "INT",
          "INTEGER",
          "BIGINT",
          "DOUBLE",
          "BOOLEAN",
          "STRING",
          "VARCHAR",
          "BYTES",
          "DATE",
          "TIME",
          "TIMESTAMP");

  private SqlType() {}

  /**
   * The type that a Java type stands for.
   *
   * @param java as {@code Type.getTypeName} writes it
   * @throws IllegalArgumentException for one that a function cannot take or give
   */
  static String ofJava(String java) {
    String known = JAVA.get(java);
    if (known != null) {
      return known;
    }
    if (java.endsWith("[]")) {
      return "ARRAY<" + ofJava(java.substring(0, java.length() - 2)) + ">";
    }
    if (java.startsWith(List.class.getName() + "<")) {
      return "ARRAY<" + ofJava(inner(java)) + ">";
    }
    if (java.startsWith(Map.class.getName() + "<java.lang.String, ")) {
      return "MAP<STRING, " + ofJava(inner(java).replaceFirst("^java.lang.String, ", "")) + ">";
    }
    throw new IllegalArgumentException("no type of SQL: " + java);
  }

  private static String inner(String java) {
    return java.substring(java.indexOf('<') + 1, java.length() - 1);
  }

  /**
   * Checks a schema of an annotation.
   *
   * @throws IllegalArgumentException saying where it cannot be read
   */
  static void parse(String schema) {
    String rest = type(schema.strip()).strip();
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("not read: '" + rest + "' of " + schema);
    }
  }

  private static String type(String text) {
    String word = text.replaceAll("(?s)^([A-Z]*).*", "$1");
    String rest = text.substring(word.length());
    return switch (word) {
      case "ARRAY" -> close(type(open(rest)));
      case "MAP" -> close(type(comma(type(open(rest)))));
      case "STRUCT" -> fields(open(rest));
      case "DECIMAL" -> rest.replaceFirst("^\\(\\d+,\\s*\\d+\\)", "");
      default -> {
        if (!WORDS.contains(word)) {
          throw new IllegalArgumentException("no type begins here: '" + text + "'");
        }
        yield rest;
      }
    };
  }

  private static String fields(String text) {
    String rest = text;
    while (true) {
      String named = rest.replaceFirst("^\\s*(`[^`]+`|[A-Z_][A-Z0-9_]*)\\s+", "");
      if (named.equals(rest)) {
        throw new IllegalArgumentException("no name of a field begins here: '" + rest + "'");
      }
      rest = type(named).strip();
      if (!rest.startsWith(",")) {
        return close(rest);
      }
      rest = rest.substring(1);
    }
  }

  private static String open(String text) {
    return after("<", text);
  }

  private static String comma(String text) {
    return after(",", text);
  }

  private static String close(String text) {
    return after(">", text);
  }

  private static String after(String expected, String text) {
    String rest = text.strip();
    if (!rest.startsWith(expected)) {
      throw new IllegalArgumentException("'" + expected + "' expected before '" + rest + "'");
    }
    return rest.substring(1).strip();
  }
}
