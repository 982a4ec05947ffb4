package dev.tidewatch.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenCommandTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theTokenAndItsLineArePrinted() {
    // when
    int exit = run("--role", "operator", "--name", "Ada's laptop");

    // then
    assertThat(exit).isZero();
    List<String> lines = out.toString().lines().toList();
    Token token = Token.parse(lines.get(0)).orElseThrow();
    assertThat(TokenLine.parse(lines.get(1)))
        .isEqualTo(TokenLine.of(token, Role.OPERATOR, "Ada's laptop"));
    assertThat(lines).hasSize(2);
  }

  @Test
  void aFileIsMadeForItsOwnerAloneAndAddedTo() throws IOException {
    // given
    Path file = directory.resolve("tokens");

    // when
    assertThat(run("--role", "viewer", "--file", file.toString())).isZero();
    Files.writeString(file, Files.readString(file).strip()); // as an editor may leave it
    assertThat(run("--role", "operator", "--file", file.toString())).isZero();

    // then
    List<String> printed = out.toString().lines().toList();
    assertThat(printed).hasSize(2).allMatch(line -> Token.parse(line).isPresent());
    KnownTokens known = KnownTokens.NONE.replacedBy(TokenFile.read(file).values());
    assertThat(printed)
        .map(line -> known.principal(Token.parse(line).orElseThrow()).orElseThrow().role())
        .containsExactly(Role.VIEWER, Role.OPERATOR);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsNotInOrderIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("tokens"), "x\n");
    assertThat(run("--role", "viewer", "--file", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("line 1");
    assertThat(out.toString()).isEmpty();
    assertThat(file).hasContent("x\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldWithTheReason() {
    assertThat(run("--role", "viewer", "--file", directory.resolve("a/b").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("b cannot be written: there is no directory ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void wrongUseIsToldAsSuch() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--role", "peer")).isEqualTo(2);
    assertThat(run("--role", "viewer", "--name", "two\nlines")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return new CommandLine(new TokenCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
