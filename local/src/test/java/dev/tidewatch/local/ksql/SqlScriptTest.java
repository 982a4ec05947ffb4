package dev.tidewatch.local.ksql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlScriptTest {

  @TempDir private Path directory;

  @Test
  void statementsAreTakenApartOutsideOfQuotesAndComments() throws IOException {
    SqlScript script =
        read(
            """
            -- a comment; with a semicolon
            SELECT 'it''s; one' FROM a; /* two;
            lines */ SELECT `b;c`
            FROM d;
            """,
            Map.of());

    assertThat(script.statements())
        .containsExactly(
            new SqlStatement("SELECT 'it''s; one' FROM a", 2),
            new SqlStatement("SELECT `b;c`\nFROM d", 3));
  }

  @Test
  void aDefinitionHoldsUntilAnotherValueIsGiven() throws IOException {
    String text = "DEFINE a = 'x';\nSELECT '${a}', ${a} FROM t;\n";

    assertThat(read(text, Map.of()).statements().get(0).text()).isEqualTo("SELECT 'x', x FROM t");
    assertThat(read(text, Map.of("a", "y")).statements().get(0).text())
        .isEqualTo("SELECT 'y', y FROM t");
    assertThat(read(text, Map.of("a", "y")).parameters()).containsExactly(Map.entry("a", "y"));
  }

  @Test
  void aValueWithinQuotesStaysAText() throws IOException {
    String text = "DEFINE a = 'x';\nSELECT * FROM t WHERE b = '${a}';\n";

    assertThat(read(text, Map.of("a", "' OR '1' = '1")).statements().get(0).text())
        .isEqualTo("SELECT * FROM t WHERE b = ''' OR ''1'' = ''1'");
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    assertThatThrownBy(() -> read("SELECT 1 FROM a;\n\nSELECT 2", Map.of()))
        .hasMessageContaining(":3: this statement does not end");
    assertThatThrownBy(() -> read("\nSELECT 'open FROM a;", Map.of()))
        .hasMessageContaining(":2: this quote is not closed");
    assertThatThrownBy(() -> read("/* open", Map.of()))
        .hasMessageContaining(":1: this comment is not closed");
    assertThatThrownBy(() -> read("SELECT ${x} FROM a;", Map.of()))
        .hasMessageContaining(":1: ${x} is not defined above");
  }

  @Test
  void theChecksumIsThatOfTheTextWhateverIsGiven() throws IOException {
    String text = "DEFINE a = 'x';\nSELECT ${a} FROM t;\n";

    assertThat(read(text, Map.of()).checksum())
        .hasSize(64)
        .isEqualTo(read(text, Map.of("a", "y")).checksum())
        .isNotEqualTo(read(text + " ", Map.of()).checksum());
  }

  @Test
  void rowsAreSortedByNumberOrText() {
    List<JsonNode> rows = List.of(row("b", 10), row("a", 9), row("c", 100));
    List<String> columns = List.of("NAME", "SIZE");

    assertThat(RowOrder.sorted(rows, columns, "SIZE DESC"))
        .extracting(r -> r.get(1).asInt())
        .containsExactly(100, 10, 9);
    assertThat(RowOrder.sorted(rows, columns, "name"))
        .extracting(r -> r.get(0).asText())
        .containsExactly("a", "b", "c");
    assertThat(RowOrder.sorted(rows, columns, "")).isEqualTo(rows);
    assertThatThrownBy(() -> RowOrder.sorted(rows, columns, "OTHER"))
        .hasMessageContaining("NAME, SIZE");
  }

  private static JsonNode row(String name, int size) {
    return JsonNodeFactory.instance.arrayNode().add(name).add(size);
  }

  private SqlScript read(String text, Map<String, String> given) throws IOException {
    Path file = directory.resolve("a.sql");
    Files.writeString(file, text);
    return SqlScript.read(file, given);
  }
}
