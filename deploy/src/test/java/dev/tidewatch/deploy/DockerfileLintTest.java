package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The syntax, by dockerfile-utils, which knows Docker's own. It comes from npm; a machine without
 * Node.js checks {@link DockerfileRules} alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerfileLintTest {

  private Path lint = Path.of("");

  @BeforeAll
  void install(@TempDir Path directory) throws Exception {
    assumeTrue(
        Project.program("node").isPresent() && Project.program("npm").isPresent(),
        "SKIPPED: the Dockerfile's linter needs node and npm, and PATH has not both");
    lint = directory;
    for (String file : List.of("package.json", "package-lock.json", "lint.js")) {
      Files.copy(Project.DEPLOY.resolve("docker/lint").resolve(file), lint.resolve(file));
    }
    Run install = Run.of(lint, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    assumeTrue(
        install.status() == 0 || System.getenv("CI") != null,
        "SKIPPED: npm cannot install the Dockerfile's linter: " + install.printed());
    assertThat(install.status()).as(install.printed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "connect/Dockerfile"})
  void theImagesFileHasNoFinding(String file) throws Exception {
    assertThat(lint(Project.read(file))).isEqualTo(new Run(0, ""));
  }

  @Test
  void anInstructionThatDoesNotExistIsFound() throws Exception {
    assertThat(lint("FROM a:1.0\nENTRYPIONT [\"java\"]\n"))
        .isEqualTo(new Run(1, "2: Unknown instruction: ENTRYPIONT"));
  }

  @Test
  void anOptionThatDoesNotExistIsFound() throws Exception {
    assertThat(lint("FROM a:1.0\nHEALTHCHECK --every=5s CMD [\"a\"]\n").printed())
        .isEqualTo("2: Unknown flag: every");
  }

  @Test
  void aMissingArgumentIsFound() throws Exception {
    assertThat(lint("FROM a:1.0\nCOPY lib\n").printed())
        .isEqualTo("2: COPY requires at least two arguments");
  }

  private Run lint(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(lint.resolve("Dockerfile"), text);
    return Run.of(lint, List.of("node", "lint.js", file.toString()));
  }
}
