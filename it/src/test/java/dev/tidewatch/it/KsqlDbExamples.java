package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.udf.support.Example;
import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udtf.UdtfDescription;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The functions of the jar, described and called on a server. */
final class KsqlDbExamples {

  private final URI server;
  private final Map<String, Class<?>> functions = new TreeMap<>();

  KsqlDbExamples(URI server, Path jar) throws IOException {
    this.server = server;
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("dev/tidewatch/udf/") && name.endsWith("Function.class"))
          .forEach(this::add);
    }
  }

  private void add(String file) {
    Class<?> type;
    try {
      type = Class.forName(file.replace('/', '.').replaceAll("\\.class$", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    var scalar = type.getAnnotation(UdfDescription.class);
    var aggregate = type.getAnnotation(UdafDescription.class);
    var table = type.getAnnotation(UdtfDescription.class);
    if (scalar != null) {
      functions.put(scalar.name(), type);
    } else if (aggregate != null) {
      functions.put(aggregate.name(), type);
    } else if (table != null) {
      functions.put(table.name(), type);
    }
  }

  /** The names of those that the server describes, each from this jar. */
  List<String> described() {
    List<String> names = new ArrayList<>();
    for (String name : functions.keySet()) {
      JsonNode description =
          KsqlDbStatements.execute(server, "DESCRIBE FUNCTION " + name + ";").path(0);
      if (!description.path("path").asText().endsWith("tidewatch-udfs.jar")
          || description.path("functions").isEmpty()) {
        throw new AssertionError(name + ": " + description);
      }
      names.add(name);
    }
    return names;
  }

  /** Examples whose results are not those that the reference says. */
  List<String> differences() {
    KsqlDbStatements.execute(
        server,
        "CREATE STREAM IF NOT EXISTS example_one (id INT KEY, x INT) WITH"
            + " (kafka_topic = 'ksql.example.one', partitions = 1, value_format = 'JSON');",
        "INSERT INTO example_one (id, x) VALUES (1, 1);");
    List<String> differences = new ArrayList<>();
    functions.forEach(
        (name, type) -> {
          for (Example example : type.getAnnotationsByType(Example.class)) {
            JsonNode expected = KsqlDbStatements.read(example.result());
            JsonNode actual =
                example.rows().length > 0
                    ? aggregate(name, example)
                    : value(example, type.isAnnotationPresent(UdtfDescription.class), expected);
            if (!same(actual, expected)) {
              differences.add(example.sql() + " gave " + actual + ", not " + expected);
            }
          }
        });
    KsqlDbStatements.execute(server, "DROP STREAM example_one DELETE TOPIC;");
    return differences;
  }

  private JsonNode value(Example example, boolean table, JsonNode expected) {
    String from = " AS r FROM example_one EMIT CHANGES";
    if (!table) {
      return KsqlDbStatements.rows(server, "SELECT " + example.sql() + from + " LIMIT 1;")
          .get(0)
          .get(0);
    }
    // A table function fails with LIMIT: its rows are read from a stream of them.
    KsqlDbStatements.execute(
        server, "CREATE STREAM example_rows AS SELECT id, " + example.sql() + from + ";");
    var array = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    KsqlDbStatements.rows(
            server, "SELECT r FROM example_rows EMIT CHANGES LIMIT " + expected.size() + ";")
        .forEach(row -> array.add(row.get(0)));
    KsqlDbStatements.execute(server, "DROP STREAM example_rows DELETE TOPIC;");
    return array;
  }

  private JsonNode aggregate(String name, Example example) {
    String type = name.equals("FLOW_STATE") ? "BIGINT" : "INT";
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE STREAM example_in (id INT KEY, x %s) WITH (kafka_topic = 'ksql.example.in',"
                .formatted(type)
            + " partitions = 1, value_format = 'JSON');");
    for (String row : example.rows()) {
      statements.add("INSERT INTO example_in (id, x) VALUES (1, " + row + ");");
    }
    KsqlDbStatements.execute(server, statements.toArray(String[]::new));
    List<JsonNode> rows =
        KsqlDbStatements.rows(
            server,
            "SELECT id, %s AS r FROM example_in GROUP BY id HAVING COUNT(*) = %d EMIT CHANGES LIMIT 1;"
                .formatted(example.sql(), example.rows().length));
    KsqlDbStatements.execute(server, "DROP STREAM example_in DELETE TOPIC;");
    return rows.get(0).get(1);
  }

  /** Fractions within 1 %. */
  private static boolean same(JsonNode actual, JsonNode expected) {
    if (expected.isFloatingPointNumber()) {
      double bound = Math.abs(expected.asDouble()) * 0.01;
      return Math.abs(actual.asDouble() - expected.asDouble()) <= bound;
    }
    if (!expected.isContainerNode() || actual.size() != expected.size()) {
      return actual.equals(expected)
          || (expected.isNumber() && actual.asLong() == expected.asLong());
    }
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!same(actual.get(i), expected.get(i))) {
          return false;
        }
      }
      return true;
    }
    return expected.properties().stream()
        .allMatch(each -> same(actual.path(each.getKey()), each.getValue()));
  }
}
