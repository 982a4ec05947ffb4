package dev.tidewatch.http;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes what commands a terminal or turns a line round, beyond what JSON itself has escaped: DEL,
 * the C1 controls, and Unicode's controls of direction. Names and messages in answers are what
 * somebody else wrote, and people read answers in terminals.
 */
final class TerminalEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1;

  private static final int DEL = 0x7f;
  private static final int LAST_C1 = 0x9f;

  /** One array for all answers: each of them asks for it, and none changes it. */
  private static final int[] ASCII = ascii();

  private static int[] ascii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DEL] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ASCII;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return commands(character) ? new SerializedString("\\u%04x".formatted(character)) : null;
  }

  private static boolean commands(int character) {
    return (character >= DEL && character <= LAST_C1)
        || character == 0x061c
        || (character >= 0x200e && character <= 0x200f)
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
