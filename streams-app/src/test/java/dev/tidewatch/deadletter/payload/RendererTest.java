package dev.tidewatch.deadletter.payload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RendererTest {

  private static final int MOST = 1_000;
  private static final byte[] AVRO = {0, 0, 0, 0, 7, 2, 4};

  private final Renderer renderer = new Renderer(Optional.empty());

  @Test
  void jsonThatIsTooDeepIsNotSaidToBeNone() {
    Shown shown = renderer.show("dlq", "[".repeat(50_000).getBytes(UTF_8), View.JSON, MOST);

    assertThat(shown.view()).isEqualTo("text");
    assertThat(shown.problem()).startsWith("Not looked at as JSON: it is nested too deeply");
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void aTombstoneHasNothingToShow(View view) {
    assertThat(renderer.show("dlq", null, view, MOST)).isEqualTo(Shown.NOTHING);
  }

  @Test
  void jsonKeepsEveryDigitAndSpace() {
    String json = "{ \"n\": 1e400,\n \"id\": 123456789012345678901234567890 }";

    assertThat(auto(json.getBytes(UTF_8)))
        .isEqualTo(Shown.of(json.getBytes(UTF_8), View.JSON, json, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "true", "{\"cut\": ", "{} {}", "[1,]", "<script>alert(1)</script>"})
  void whatIsNoWholeJsonObjectOrArrayIsText(String text) {
    Shown shown = auto(text.getBytes(UTF_8));

    assertThat(shown.view()).isEqualTo("text");
    assertThat(shown.content()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J", "a\u0000b", "\u009b31m", "\u0007"})
  void whatCommandsATerminalIsShownInHex(String text) {
    assertThat(auto(text.getBytes(UTF_8)).view()).isEqualTo("hex");
  }

  @Test
  void bytesThatAreNotUtf8AreShownInHex() {
    assertThat(auto("caf\u00e9".getBytes(ISO_8859_1)).content()).isEqualTo("636166e9");
  }

  @Test
  void nothingIsText() {
    assertThat(auto(new byte[0])).isEqualTo(Shown.of(new byte[0], View.TEXT, "", false));
  }

  @Test
  void aTextIsCutBetweenCharacters() {
    byte[] bytes = "ab\uD83D\uDE00c".getBytes(UTF_8);

    assertThat(renderer.show("dlq", bytes, View.TEXT, 3))
        .isEqualTo(Shown.of(bytes, View.TEXT, "ab", true));
    assertThat(renderer.show("dlq", bytes, View.TEXT, 4).content()).isEqualTo("ab\uD83D\uDE00");
    assertThat(renderer.show("dlq", bytes, View.HEX, 5))
        .isEqualTo(Shown.of(bytes, View.HEX, "6162", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no | Not JSON: a mistake at line 1, column 1",
        "'{\"a\": 1,\n \"b\": x}' | Not JSON: a mistake at line 2, column 7",
        "{} {} | Not JSON: more follows the first value, at line 1, column 4",
        "12a | Not JSON: a mistake at line 1, column 3",
        "'' | Not JSON: nothing is there",
      })
  void textThatIsWantedAsJsonAndIsNoneSaysWhere(String text, String problem) {
    Shown shown = renderer.show("dlq", text.getBytes(UTF_8), View.JSON, MOST);

    assertThat(shown.view()).isEqualTo("text");
    assertThat(shown.content()).isEqualTo(text);
    assertThat(shown.problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "true", "null", "\"word\"", " [1] "})
  void anyValueOfJsonIsJsonWhereThatIsWanted(String text) {
    assertThat(renderer.show("dlq", text.getBytes(UTF_8), View.JSON, MOST))
        .isEqualTo(Shown.of(text.getBytes(UTF_8), View.JSON, text, false));
  }

  @Test
  void bytesThatAreWantedAsTextAndAreNotUtf8SayWhere() {
    byte[] bytes = "caf\u00e9".getBytes(ISO_8859_1);

    Shown text = renderer.show("dlq", bytes, View.TEXT, MOST);
    assertThat(text.content()).isEqualTo("caf\ufffd");
    assertThat(text.problem())
        .startsWith("Not UTF-8 from byte 3 on")
        .endsWith("as=hex shows the bytes");
    Shown json = renderer.show("dlq", bytes, View.JSON, MOST);
    assertThat(json.content()).isEqualTo("636166e9");
    assertThat(json.problem()).isEqualTo("Not JSON: not UTF-8 from byte 3 on");
  }

  @Test
  void avroNeedsARegistry() {
    Shown shown = auto(AVRO);

    assertThat(shown.view()).isEqualTo("hex");
    assertThat(shown.content()).isEqualTo("00000000070204");
    assertThat(shown.schemaId()).isEqualTo(7);
    assertThat(shown.problem()).contains("schema.registry.url has to be set");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsSaid() {
    List<URI> nowhere = List.of(URI.create("http://127.0.0.1:1"));
    RegistryTimeouts impatient =
        new RegistryTimeouts(
            Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(10), Duration.ZERO);
    Renderer withRegistry =
        new Renderer(Optional.of(new RegistryClient(nowhere, Optional.empty(), impatient)));

    Shown shown = withRegistry.show("dlq", AVRO, View.AUTO, MOST);

    assertThat(shown.view()).isEqualTo("hex");
    assertThat(shown.problem()).startsWith("No schema registry answered within 50 ms");
  }

  @Test
  void whatHasNoSchemaIdIsNotAvro() {
    Shown shown = renderer.show("dlq", "{}".getBytes(UTF_8), View.AVRO, MOST);

    assertThat(shown.problem()).startsWith("Not Avro with a schema id");
  }

  private Shown auto(byte[] bytes) {
    return renderer.show("dlq", bytes, View.AUTO, MOST);
  }
}
