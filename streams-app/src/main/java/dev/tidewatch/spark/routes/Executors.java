package dev.tidewatch.spark.routes;

import dev.tidewatch.http.ParameterType;
import java.util.List;

/** Ids of executors in parameters, as Spark's API takes them where it looks at them. */
final class Executors {

  static final ParameterType TYPE =
      new ParameterType("string", List.of(), "driver or a number", Executors::isId);

  private Executors() {}

  private static boolean isId(String text) {
    return text.equals("driver") || text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
