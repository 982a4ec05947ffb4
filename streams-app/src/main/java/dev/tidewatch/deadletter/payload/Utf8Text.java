package dev.tidewatch.deadletter.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from other bytes. */
final class Utf8Text {

  private Utf8Text() {}

  /** The text that the bytes are in UTF-8, without a mistake and without control characters. */
  static Optional<String> of(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().allMatch(Utf8Text::isText) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The index of the first byte that is not UTF-8; negative where all are. */
  static int mistake(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isError() ? in.position() : -1;
  }

  private static boolean isText(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || !Character.isISOControl(character);
  }

  /** The beginning of a text, cut between two characters. */
  static String first(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    boolean within = Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, within ? characters - 1 : characters);
  }
}
