package dev.tidewatch.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * The reader reads what Jackson reads, and refuses what Jackson refuses. The differences: Jackson
 * takes some sequences of bytes that are not UTF-8, and no name with half a surrogate pair.
 */
class JsonReaderPropertiesTest {

  /** One for all tries, so that what it has learned from other texts is there. */
  private final JsonReader reader = new JsonReader();

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void aTextSaysTheSame(@ForAll("texts") String text) {
    byte[] bytes = text.getBytes(UTF_8);

    String expected = Jackson.transcript(bytes);

    assertThat(expected).isNotEqualTo(Jackson.REFUSED);
    assertThat(Transcript.of(reader, bytes)).isEqualTo(expected);
    assertThat(Transcript.isSkipped(reader, bytes)).isTrue();
  }

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void aChangedTextSaysTheSameOrIsRefused(
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 400) int at,
      @ForAll("pieces") byte[] piece,
      @ForAll @IntRange(max = 3) int dropped) {
    byte[] bytes = text.getBytes(UTF_8);
    int from = at % (bytes.length + 1);
    int to = Math.min(bytes.length, from + dropped);
    byte[] changed = new byte[from + piece.length + bytes.length - to];
    System.arraycopy(bytes, 0, changed, 0, from);
    System.arraycopy(piece, 0, changed, from, piece.length);
    System.arraycopy(bytes, to, changed, from + piece.length, bytes.length - to);

    String expected = isUtf8(changed) ? Jackson.transcript(changed) : Jackson.REFUSED;

    assertThat(Transcript.of(reader, changed)).isEqualTo(expected);
    assertThat(Transcript.isSkipped(reader, changed)).isEqualTo(!expected.equals(Jackson.REFUSED));
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void aBeginningIsToldToEndEarly(
      @ForAll("texts") String text, @ForAll @IntRange(max = 400) int length) {
    byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
    byte[] beginning = Arrays.copyOf(bytes, length % bytes.length);

    assertThat(kind(beginning)).isEqualTo(JsonException.Kind.ENDS_EARLY);
  }

  private JsonException.Kind kind(byte[] bytes) {
    try {
      reader.reset(bytes, 0, bytes.length);
      reader.skip();
      throw new AssertionError("read to its end: " + new String(bytes, UTF_8));
    } catch (JsonException e) {
      return e.kind();
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Provide
  Arbitrary<byte[]> pieces() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "", ",", ":", "\"", "\\", "{", "}", "[", "]", "0", "-", "1e", ".", "e+", "tru",
                "null", " ", "\t", "\u0000", "\\u12", "1 1", "//", "NaN", "'", "\u00e9")
            .map(text -> text.getBytes(UTF_8)),
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(4));
  }

  @Provide
  Arbitrary<String> texts() {
    return Combinators.combine(spaces(), value(3), spaces()).as((a, text, b) -> a + text + b);
  }

  private static Arbitrary<String> value(int depth) {
    return depth == 0
        ? scalar()
        : Arbitraries.oneOf(
            scalar(), list(value(depth - 1), "[", "]"), list(field(depth - 1), "{", "}"));
  }

  private static Arbitrary<String> field(int depth) {
    return Combinators.combine(name(), spaces(), spaces(), value(depth))
        .as((name, a, b, value) -> name + a + ":" + b + value);
  }

  private static Arbitrary<String> list(Arbitrary<String> items, String open, String close) {
    return Combinators.combine(items.list().ofMaxSize(5), spaces())
        .as((list, space) -> open + space + String.join(space + ",", list) + space + close);
  }

  /** Names come again and again, as in logs. */
  private static Arbitrary<String> name() {
    return Arbitraries.oneOf(
        Arbitraries.of("\"ID\"", "\"Name\"", "\"Task ID\"", "\"Remote Requests Duration\"", "\"\""),
        string());
  }

  private static Arbitrary<String> scalar() {
    return Arbitraries.oneOf(string(), number(), Arbitraries.of("true", "false", "null"));
  }

  private static Arbitrary<String> number() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.bigIntegers().map(String::valueOf),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.of("0", "-0", "1e5", "1E+5", "-1.5e-3", "0.0", "9223372036854775808"));
  }

  private static Arbitrary<String> string() {
    return character().list().ofMaxSize(40).map(JsonReaderPropertiesTest::quoted);
  }

  private static String quoted(List<String> characters) {
    return characters.stream().collect(Collectors.joining("", "\"", "\""));
  }

  private static Arbitrary<String> character() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.chars().range('a', 'z').map(String::valueOf)),
        Tuple.of(
            2,
            Arbitraries.of(
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b",
                "\\f",
                "\\r",
                "\\t",
                "\\u00e9",
                " ",
                "\u007f",
                "\u00e9",
                "\u20ac",
                "\ud83d\ude00",
                "\uffff")),
        Tuple.of(
            1,
            Arbitraries.integers()
                .between(0x80, Character.MAX_CODE_POINT)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .map(Character::toString)));
  }

  private static Arbitrary<String> spaces() {
    return Arbitraries.frequency(Tuple.of(8, ""), Tuple.of(1, " "), Tuple.of(1, "\t\r\n"));
  }
}
