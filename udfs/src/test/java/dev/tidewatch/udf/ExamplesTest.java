package dev.tidewatch.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.udf.sql.FunctionClasses;
import dev.tidewatch.udf.sql.SqlFunctions;
import dev.tidewatch.udf.sql.SqlJson;
import dev.tidewatch.udf.support.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the reference, over the functions' own classes. */
class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> eachExampleGivesWhatItSays() {
    return FunctionClasses.all().values().stream()
        .flatMap(type -> Stream.of(type.getAnnotationsByType(Example.class)))
        .map(example -> DynamicTest.dynamicTest(example.sql(), () -> holds(example)));
  }

  private static void holds(Example example) {
    JsonNode expected = SqlJson.read(example.result());

    JsonNode actual =
        SqlJson.of(
            example.rows().length == 0
                ? SqlFunctions.value(example.sql())
                : SqlFunctions.aggregate(example.sql(), List.of(example.rows())));

    assertThat(SqlJson.same(actual, expected)).as("%s is %s", actual, expected).isTrue();
  }

  @Test
  void eachFunctionHasAnExample() {
    assertThat(FunctionClasses.all().values())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            type ->
                assertThat(type.getAnnotationsByType(Example.class))
                    .as(type.getName())
                    .isNotEmpty());
  }
}
