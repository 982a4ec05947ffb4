package dev.tidewatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.local.remote.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorFileTest {

  @TempDir private Path directory;

  @Test
  void parametersAreReplacedInTheNameAndInEverySetting() throws IOException {
    ConnectorFile file =
        read(
            """
            {"name": "from-${source}", "config":
              {"connector.class": "a.B", "x": "${source}-${tasks.max}", "y": "plain"}}
            """);

    assertThat(file.parameters()).containsExactly("source", "tasks.max");
    assertThat(file.with(Map.of("source", "A$1\\", "tasks.max", "3")).settings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("name", "from-A$1\\", "connector.class", "a.B", "x", "A$1\\-3", "y", "plain"));
  }

  @Test
  void whatIsForTheWorkerOrTheConnectorStays() throws IOException {
    ConnectorFile file =
        read(
            """
            {"name": "a", "config": {"connector.class": "a.B",
              "password": "${dir:${secrets}:password}", "table": "$${topic}_x", "regex": "$1"}}
            """);

    assertThat(file.parameters()).containsExactly("secrets");
    assertThat(file.with(Map.of("secrets", "/run/secrets")).settings())
        .containsEntry("password", "${dir:/run/secrets:password}")
        .containsEntry("table", "${topic}_x")
        .containsEntry("regex", "$1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"name\": \"a\" | :1: is no JSON, or has a key twice",
        "{\"name\": \"a\", \"name\": \"b\"} | is no JSON, or has a key twice",
        "{\"name\": \"a\", \"config\": {\"connector.class\": \"B\"}} x | is no JSON",
        "{\"config\": {\"connector.class\": \"B\"}} | name: is missing",
        "{\"name\": \"\", \"config\": {\"connector.class\": \"B\"}} | name: is to be a text",
        "{\"name\": \"a\", \"config\": {}} | connector.class: is missing",
        "{\"name\": \"a\", \"connector.class\": \"B\"} | connector.class: is not expected here",
        "{\"name\": \"a\", \"config\": {\"connector.class\": \"B\", \"x\": 3}} | x: is to be a text",
        "{\"name\": \"a\", \"config\": {\"connector.class\": \"B\", \"name\": \"b\"}} | name: differs"
      })
  void whatIsNoConnectorIsRefusedWithItsFileAndKey(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(directory.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void aLineThatIsNoJsonIsNotRepeatedForItMayBeAPassword() {
    assertThatThrownBy(() -> read("{\"name\": \"a\",\n \"password\": hidden-text}"))
        .hasMessageContaining(":2: is no JSON")
        .hasMessageNotContaining("hidden");
  }

  private ConnectorFile read(String text) throws IOException {
    return ConnectorFile.read(Files.writeString(directory.resolve("c.json"), text));
  }
}
