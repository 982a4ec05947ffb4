package dev.tidewatch.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Properties that hold for any text, also one written to break the redactor. */
class HostileTextTest {

  /** Pieces that begin, end or nearly make every form. */
  private static final List<String> PIECES =
      List.of(
          "password",
          "token",
          "secret",
          "pass",
          "pwd",
          "sig",
          "access",
          "key",
          "private",
          "api",
          "=",
          ":",
          "->",
          "=>",
          "%3D",
          " ",
          "\n",
          "\t",
          "'",
          "\"",
          "`",
          "\\",
          "\\\"",
          "''",
          ",",
          ";",
          "&",
          "?",
          "(",
          ")",
          "{",
          "}",
          "${",
          "[",
          "]",
          "<",
          ">",
          "://",
          "//",
          "/",
          "@",
          "#",
          "-",
          "--",
          "-D",
          "-----BEGIN ",
          "PRIVATE KEY-----",
          "-----END ",
          "AKIA",
          "AKIAIOSFODNN7EXAMPLE",
          "eyJ",
          ".",
          "ghp_",
          "dapi",
          "bearer ",
          "Basic ",
          "Authorization",
          "identified ",
          "with ",
          "by ",
          "user ",
          "thin:",
          "EqualTo(",
          "like ",
          "in (",
          "for ",
          "</name><value>",
          "oci:",
          "a",
          "1",
          "0123456789abcdef0123456789abcdef",
          Redactor.REPLACEMENT,
          "****",
          "(redacted)",
          "é",
          "\u0000",
          "\ud83d");

  /** The most steps a character may cost, whatever the text: two bounded look-aheads. */
  private static final int STEPS_PER_CHARACTER = 600;

  @Property(tries = 20_000)
  void redactingTwiceChangesNothing(@ForAll("hostile") String text) {
    String once = Redactor.sparkDefaults().redactText(text);

    assertThat(Redactor.sparkDefaults().redactText(once)).isEqualTo(once);
  }

  @Property(tries = 2_000)
  void anyStringIsReadToItsEnd(@ForAll @StringLength(max = 400) String text) {
    String once = Redactor.sparkDefaults().redactText(text);

    assertThat(Redactor.sparkDefaults().redactText(once)).isEqualTo(once);
  }

  @Property(tries = 1_000)
  void stepsAreBoundedByTheLengthOfATextThatRepeatsAHostilePiece(@ForAll("hostile") String piece) {
    String text = piece.repeat(20_000 / (piece.length() + 1));
    CountingText counted = new CountingText(text);

    Scan.redact(counted);

    assertThat(counted.steps).isLessThan((text.length() + 64L) * STEPS_PER_CHARACTER);
  }

  /** A short hostile piece; repeated, what quadratic behaviour needs. */
  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(PIECES).list().ofMaxSize(16).map(p -> String.join("", p));
  }

  /** Counts the characters read. */
  private static final class CountingText implements CharSequence {

    private final String text;
    private long steps;

    CountingText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      steps++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      steps += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
