package dev.tidewatch.udf.docs;

import dev.tidewatch.udf.sql.FunctionClasses;
import dev.tidewatch.udf.support.Example;
import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udaf.UdafFactory;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import io.confluent.ksql.function.udtf.Udtf;
import io.confluent.ksql.function.udtf.UdtfDescription;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/functions.md}. */
final class FunctionsPage {

  private static final String HEAD =
      """
      # Functions for ksqlDB

      <!-- Written by FunctionsPageTest from the annotations; do not edit. -->

      One jar, `udfs/target/ksqldb/tidewatch-udfs.jar`, with nothing beside it: put it into the server's
      `ksql.extension.dir` and start the server anew ([how](../deploy/ksqldb/README.md)). The streams and
      tables that use it are in [`ksql/`](../ksql/README.md).

      * It runs on ksqlDB servers of Confluent Platform 7.7 or newer: it has class-file level 17, and a
        server on an older Java would load **no** jar of that directory. Last run on **ksqlDB 7.9.0**, Java 17,
        by `KsqlDbTest`: every function described, and every example of this page, gave what it says here.
      * No function throws on bad data: it gives null, or says what it is. Null gives null, unless
        the text says otherwise.
      * Secrets are hidden as Spark hides them, and by value. `redaction.key.pattern` and
        `redaction.value.pattern` hide more, for SPARK_APP, SPARK_CONF, SPARK_TASK, SPARK_VERSIONS,
        CONNECT_ERROR and ROOT_CAUSE:
        `ksql.functions.spark_conf.redaction.key.pattern=(?i)license`, or for all of them
        `ksql.functions._global_.tidewatch.redaction.key.pattern`.

      """;

  private FunctionsPage() {}

  static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    Map<String, Class<?>> functions = FunctionClasses.all();
    page.append("| function | kind | what it does |\n|---|---|---|\n");
    functions.forEach(
        (name, type) ->
            page.append(
                "| [`%s`](#%s) | %s | %s |%n"
                    .formatted(
                        name, name.toLowerCase(java.util.Locale.ROOT), kind(type), first(type))));
    functions.forEach((name, type) -> function(page, name, type));
    return page.toString().replace("\r\n", "\n");
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotationPresent(UdfDescription.class)) {
      return "scalar";
    }
    return type.isAnnotationPresent(UdafDescription.class) ? "aggregate" : "table";
  }

  private static String description(Class<?> type) {
    UdfDescription scalar = type.getAnnotation(UdfDescription.class);
    UdafDescription aggregate = type.getAnnotation(UdafDescription.class);
    return scalar != null
        ? scalar.description()
        : aggregate != null
            ? aggregate.description()
            : type.getAnnotation(UdtfDescription.class).description();
  }

  private static String first(Class<?> type) {
    String text = description(type);
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static void function(StringBuilder page, String name, Class<?> type) {
    page.append("\n## ").append(name).append("\n\n").append(description(type)).append("\n\n");
    forms(type)
        .sorted(Comparator.comparing(method -> signature(name, method)))
        .forEach(method -> form(page, name, method));
    page.append("\n```sql\n");
    for (Example example : type.getAnnotationsByType(Example.class)) {
      if (example.rows().length > 0) {
        page.append("-- X: ").append(String.join(", ", example.rows())).append('\n');
      }
      page.append(example.sql()).append("\n-- ").append(example.result()).append('\n');
    }
    page.append("```\n");
  }

  private static Stream<Method> forms(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Udf.class)
                    || method.isAnnotationPresent(UdafFactory.class)
                    || method.isAnnotationPresent(Udtf.class));
  }

  private static void form(StringBuilder page, String name, Method method) {
    page.append("* `").append(signature(name, method)).append("`: ");
    Udf scalar = method.getAnnotation(Udf.class);
    UdafFactory aggregate = method.getAnnotation(UdafFactory.class);
    page.append(
            scalar != null
                ? scalar.description()
                : aggregate != null
                    ? aggregate.description()
                    : method.getAnnotation(Udtf.class).description())
        .append(" Gives `")
        .append(result(method))
        .append("`.\n");
  }

  private static String signature(String name, Method method) {
    String column = "";
    if (method.isAnnotationPresent(UdafFactory.class)) {
      column = "x " + sql(types(method)[0]);
    }
    String parameters =
        Arrays.stream(method.getParameters())
            .map(parameter -> parameter(method, parameter))
            .collect(Collectors.joining(", "));
    String comma = column.isEmpty() || parameters.isEmpty() ? "" : ", ";
    return name + "(" + column + comma + parameters + ")";
  }

  private static String parameter(Method method, Parameter parameter) {
    UdfParameter annotation = parameter.getAnnotation(UdfParameter.class);
    String type =
        annotation.schema().isEmpty() ? sql(parameter.getParameterizedType()) : annotation.schema();
    return method.isVarArgs()
        ? annotation.value() + " DECIMAL…"
        : annotation.value() + " " + type.replace("`", "");
  }

  private static String result(Method method) {
    Udf scalar = method.getAnnotation(Udf.class);
    Udtf table = method.getAnnotation(Udtf.class);
    UdafFactory aggregate = method.getAnnotation(UdafFactory.class);
    String schema =
        scalar != null
            ? scalar.schema()
            : table != null ? table.schema() : aggregate.returnSchema();
    if (!schema.isEmpty()) {
      return schema;
    }
    return sql(aggregate != null ? types(method)[2] : method.getGenericReturnType());
  }

  private static Type[] types(Method factory) {
    return ((ParameterizedType) factory.getGenericReturnType()).getActualTypeArguments();
  }

  private static String sql(Type type) {
    return switch (type.getTypeName()) {
      case "java.lang.String" -> "STRING";
      case "java.lang.Integer" -> "INT";
      case "java.lang.Long" -> "BIGINT";
      case "java.lang.Double" -> "DOUBLE";
      case "java.nio.ByteBuffer" -> "BYTES";
      case "java.sql.Date" -> "DATE";
      case "java.util.List<java.lang.Double>" -> "ARRAY<DOUBLE>";
      case "java.util.Map<java.lang.String, java.lang.String>" -> "MAP<STRING, STRING>";
      default -> List.of(type.getTypeName().split("\\.", -1)).toString();
    };
  }
}
