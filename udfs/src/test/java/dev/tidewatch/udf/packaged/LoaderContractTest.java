package dev.tidewatch.udf.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged jar keeps the rules of ksqlDB's loader, and a jar that breaks one is found. */
class LoaderContractTest {

  /** Far below the size with a JSON library of which most is not used. */
  private static final long MOST_BYTES = 1_500_000;

  private static final String SCALAR = "@UdfDescription(name = \"%s\", description = \"d\")";
  private static final String AGGREGATE = "@UdafDescription(name = \"FINE\", description = \"d\")";

  @TempDir private Path directory;

  @Test
  void theJarKeepsAllRulesAndIsSmall() throws IOException {
    String jar = System.getProperty("tidewatch.udfs.jar", "");
    assumeTrue(!jar.isEmpty(), "there is no jar before the phase package");

    assertThat(LoaderRules.problems(Path.of(jar))).isEmpty();
    assertThat(Files.size(Path.of(jar))).isLessThan(MOST_BYTES);
  }

  @Test
  void aFunctionThatIsFineHasNoProblem() {
    assertThat(problems(scalar("FINE", "@Udf public String f(String x) { return x; }"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Udf public String f(float x) { return null; }|no type of SQL: float",
        "@Udf public short f(String x) { return 1; }|no type of SQL: short",
        "@Udf public String f(ArrayList<String> x) { return null; }|no type of SQL: java.util.Arr",
        "@Udf public String f(Object x) { return null; }|no type of SQL: java.lang.Object",
        "@Udf public Struct f(String x) { return null; }|needs a schema for STRUCT",
        "@Udf public java.math.BigDecimal f(String x) { return null; }|needs a schema for DECIMAL",
        "@Udf(schema = \"STRUCT<A STRIN>\") public Struct f(String x) { return null; }|cannot be read",
        "@Udf(schema = \"ARRAY<INT\") public List<Integer> f(String x) { return null; }|cannot be read",
        "@Udf public String f(@UdfParameter(schema = \"INTT\") String x) { return x; }|cannot be read",
        "@Udf public String f(int x) { return null; } @Udf public String g(Integer x) { return null; }|two forms",
        "@Udf String f(String x) { return x; }|is not public",
        "private Broken() {} @Udf public String f(String x) { return x; }|no public constructor",
        "public Broken(int x) {} @Udf public String f(String x) { return x; }|no public constructor",
        "public String f(String x) { return x; }|has no method"
      })
  void aScalarFunctionThatWouldNotLoadIsFound(String body, String problem) {
    assertThat(problems(scalar("FINE", body))).anyMatch(each -> each.contains(problem));
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT, is no name of a function",
    "WHILE, is no name of a function",
    "BAD-NAME, is no name of a function",
    "ABS, is a built-in function",
    "latest_by_offset, is a built-in function"
  })
  void aNameThatWouldNotLoadIsFound(String name, String problem) {
    assertThat(problems(scalar(name, "@Udf public String f(String x) { return x; }")))
        .anyMatch(each -> each.contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public Udaf<Long, Long, Long> f() { return null; }|is not static",
        "static Udaf<Long, Long, Long> f() { return null; }|is not public",
        "public static Mine f() { return null; } static abstract class Mine implements Udaf<Long, Long, Long> {}|neither Udaf nor TableUdaf",
        "public static Udaf<Long, Struct, Long> f() { return null; }|needs a schema for STRUCT",
        "public static Udaf<Float, Long, Long> f() { return null; }|no type of SQL"
      })
  void anAggregateFunctionThatWouldNotLoadIsFound(String body, String problem) {
    String source =
        AGGREGATE + " public class Broken { @UdafFactory(description = \"d\") " + body + " }";

    assertThat(problems(source)).anyMatch(each -> each.contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public List f(String x) { return null; }|does not return a List",
        "public ArrayList<String> f(String x) { return null; }|does not return a List",
        "public List<Struct> f(String x) { return null; }|needs a schema for STRUCT"
      })
  void aTableFunctionThatWouldNotLoadIsFound(String body, String problem) {
    String source =
        "@UdtfDescription(name = \"FINE\", description = \"d\") public class Broken { @Udtf "
            + body
            + " }";

    assertThat(problems(source)).anyMatch(each -> each.contains(problem));
  }

  @Test
  void aClassThatIsNotPublicIsFound() {
    String source = scalar("FINE", "@Udf public String f(String x) { return x; }");

    assertThat(problems(source.replace("public class", "class")))
        .anyMatch(each -> each.contains("is not public"));
  }

  @Test
  void parametersWithoutNamesAreFound() {
    String source = scalar("FINE", "@Udf public String f(String x) { return x; }");

    assertThat(LoaderRules.problems(BrokenJar.of(directory, source, "", 0, List.of())))
        .anyMatch(each -> each.contains("parameter without a name"));
  }

  @ParameterizedTest
  @CsvSource({
    "io/confluent/ksql/function/udf/Udf.class, comes from the server",
    "org/apache/kafka/common/Configurable.class, comes from the server",
    "com/fasterxml/jackson/core/JsonParser.class, is not relocated"
  })
  void classesThatAreNotToBeInItAreFound(String entry, String problem) {
    String source = scalar("FINE", "@Udf public String f(String x) { return x; }");

    assertThat(
            LoaderRules.problems(BrokenJar.of(directory, source, entry, 0, List.of("-parameters"))))
        .anyMatch(each -> each.contains(entry + " " + problem));
  }

  @Test
  void classFilesForALaterJavaAreFound() {
    String source = scalar("FINE", "@Udf public String f(String x) { return x; }");

    assertThat(
            LoaderRules.problems(BrokenJar.of(directory, source, "", 65, List.of("-parameters"))))
        .anyMatch(each -> each.contains("class-file level 65"));
  }

  @Test
  void aJarWithoutFunctionsIsFound() {
    assertThat(problems("public class Broken {}")).containsExactly("the jar has no function");
  }

  private java.util.Set<String> problems(String source) {
    return LoaderRules.problems(
        BrokenJar.of(directory, source, "", 0, List.of("-parameters", "--release", "17")));
  }

  private static String scalar(String name, String body) {
    return SCALAR.formatted(name) + " public class Broken { " + body + " }";
  }
}
