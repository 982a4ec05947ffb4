package dev.tidewatch.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidewatch.core.json.JsonException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

  private static final long ABSENT = -99;

  @Test
  void namesThatWereNeverSeenAreAsRightAsThoseThatCameBefore() {
    JsonReader reader = new JsonReader();
    for (int round = 0; round < 3; round++) {
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        names.append(i == 0 ? "" : ",").append("\"name-").append(i % 7919).append("\":1");
      }
      byte[] bytes = ("{" + names + "}").getBytes(UTF_8);
      reader.reset(bytes, 0, bytes.length);
      reader.enter();
      for (int i = 0; i < 20_000; i++) {
        assertThat(reader.nextField()).isEqualTo("name-" + i % 7919);
        reader.skip();
      }
      assertThat(reader.nextField()).isNull();
      reader.requireEnd();
    }
  }

  @Test
  void nestingAsDeepAsJacksonsIsRead() {
    String deep = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);

    assertThat(Transcript.isSkipped(new JsonReader(), deep.getBytes(UTF_8))).isTrue();
    assertThat(Jackson.transcript(deep.getBytes(UTF_8))).isNotEqualTo(Jackson.REFUSED);
    refused("[" + deep + "]", Kind.TOO_LARGE, JsonReader.MAX_DEPTH);
    assertThat(Jackson.transcript(("[" + deep + "]").getBytes(UTF_8))).isEqualTo(Jackson.REFUSED);
  }

  @Test
  void longNamesAndNumbersAreRefused() {
    String longest = "n".repeat(JsonReader.MAX_NAME_BYTES);

    assertThat(Transcript.isSkipped(new JsonReader(), ("{\"" + longest + "\":1}").getBytes(UTF_8)))
        .isTrue();
    refused("{\"n" + longest + "\":1}", Kind.TOO_LARGE, 1);
    refused("[" + "9".repeat(JsonReader.MAX_NUMBER_BYTES + 1) + "]", Kind.TOO_LARGE, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,] | NOT_JSON | 3",
        "{\"a\":1,} | NOT_JSON | 7",
        "{\"a\" 1} | NOT_JSON | 5",
        "[01] | NOT_JSON | 2",
        "[1} | NOT_JSON | 2",
        "{\"a\":1] | NOT_JSON | 6",
        "[\"\\x\"] | NOT_JSON | 3",
        "[\"\\u12g4\"] | NOT_JSON | 6",
        "[tru] | NOT_JSON | 4",
        "[1 | ENDS_EARLY | 2",
        "[\"a | ENDS_EARLY | 3",
        "[- | ENDS_EARLY | 2",
        "[nul | ENDS_EARLY | 4",
      })
  void anErrorHasItsPlace(String text, Kind kind, int position) {
    refused(text, kind, position);
  }

  private static void refused(String text, Kind kind, int position) {
    byte[] bytes = text.getBytes(UTF_8);
    JsonReader reader = new JsonReader();
    reader.reset(bytes, 0, bytes.length);

    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(reader::skip)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.position()).isEqualTo(position));
  }

  @Test
  void ofALongStringOnlyTheBeginningIsRead() {
    assertThat(at("\"ab\u20accd\"").readString(4)).isEqualTo("ab");
    assertThat(at("\"ab\u20accd\"").readString(5)).isEqualTo("ab\u20ac");
    assertThat(at("\"ab\\u20accd\"").readString(7)).isEqualTo("ab");
    assertThat(at("\"ab\\ncd\"").readString(4)).isEqualTo("ab\n");
  }

  @Test
  void halfASurrogatePairIsKeptAsItIsWritten() {
    assertThat(at("\"a\\ud83d\"").readString(100)).isEqualTo("a\ud83d");
  }

  @Test
  void aSharedStringOfMoreBytesIsRefused() {
    assertThat(at("\"abc\"").readShared(3)).isEqualTo("abc");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> at("\"abcd\"").readShared(3))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  @Test
  void aStringIsComparedWithoutBeingRead() {
    assertThat(at("\"sql\"").readIs("sql")).isTrue();
    assertThat(at("\"sqlx\"").readIs("sql")).isFalse();
    assertThat(at("\"sq\"").readIs("sql")).isFalse();
    assertThat(at("\"\\u0073ql\"").readIs("sql")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "-12, -12",
    "+12, 12",
    "0012, 12",
    "999999999999999999, 999999999999999999",
    "9999999999999999999, -99",
    "1.5, -99",
    "'', -99",
    "-, -99",
    "1a, -99"
  })
  void aNumberInAStringIsRead(String content, long number) {
    assertThat(at("\"" + content + "\"").readWholeInString(ABSENT)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808, -99",
    "1.0, -99",
    "1e3, -99"
  })
  void wholeNumbersOf64BitsAreTold(String number, long read) {
    assertThat(at(number).readWhole(ABSENT)).isEqualTo(read);
  }

  private static JsonReader at(String text) {
    JsonReader reader = new JsonReader();
    byte[] bytes = text.getBytes(UTF_8);
    reader.reset(bytes, 0, bytes.length);
    reader.peek();
    return reader;
  }
}
