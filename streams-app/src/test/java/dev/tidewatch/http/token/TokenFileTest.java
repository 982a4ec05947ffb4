package dev.tidewatch.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.http.Role;
import dev.tidewatch.testkit.CapturedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir private Path directory;

  @Test
  void aLineHasAnIdARoleAHashAndPerhapsAName() throws IOException {
    // given
    Path file =
        write(
            "# made by ./tidewatch token\n\n"
                + ("a-1 viewer " + HASH + " a dashboard # with sign\n")
                + ("  b\toperator   " + HASH.toUpperCase(Locale.ROOT) + "\r\n"));

    // when
    Map<String, TokenLine> lines = TokenFile.read(file);

    // then
    assertThat(lines.values())
        .containsExactly(
            new TokenLine("a-1", Role.VIEWER, HASH, "a dashboard # with sign"),
            new TokenLine("b", Role.OPERATOR, HASH, ""));
  }

  @Test
  void everythingThatIsWrongIsToldByItsLineAndNothingOfTheLine() throws IOException {
    // given
    Token token = TestTokens.random();
    Path file =
        write(
            String.join(
                "\n",
                "a viewer " + HASH,
                token.text(),
                "a_b viewer " + HASH,
                "c admin " + HASH,
                "d viewer " + token.secret(),
                "viewer e " + HASH,
                "a operator " + HASH,
                "# fine"));

    // then
    assertThatThrownBy(() -> TokenFile.read(file))
        .isInstanceOf(TokenFileException.class)
        .hasMessageContainingAll(
            file.toString(),
            "6 errors",
            "line 2: expected",
            "line 3: the id",
            "line 4: the role",
            "line 5: the hash",
            "line 6: the role",
            "line 7: the id of a line before")
        .hasMessageNotContainingAny(token.secret(), HASH, "admin");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorThatNamesIt() throws IOException {
    Path missing = directory.resolve("missing");
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    for (Path file : new Path[] {missing, binary, directory}) {
      assertThatThrownBy(() -> TokenFile.read(file))
          .isInstanceOf(TokenFileException.class)
          .hasMessageContainingAll("http.tokens.file", file.toString());
    }
  }

  @Test
  void aFileThatEverybodyCanReadIsAWarning() throws IOException {
    Path file = write("a viewer " + HASH);
    try (CapturedLog log = CapturedLog.start()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      TokenFile.read(file);
      assertThat(log.lines()).isEmpty();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      TokenFile.read(file);
      assertThat(log.lines()).singleElement().asString().contains("WARN", file.toString(), "chmod");
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("tokens"), text, StandardCharsets.UTF_8);
  }
}
