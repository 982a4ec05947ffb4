package dev.tidewatch.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidewatch.docs.ShellBlock.Mode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the documentation are run as they stand there, the README's first: it starts the
 * demo, whose HTTP port and Kafka all further ones are pointed at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {

  private static final String README = "README.md";
  private static final List<String> OTHER_SHELL_TAGS =
      List.of("bash", "shell", "console", "zsh", "shell-session");
  private static final Pattern KAFKA = Pattern.compile("Kafka +(127\\.0\\.0\\.1:\\d+) ");
  private static final Pattern HTTP = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)\\. Try:");

  /** What a reader's machine has in one place and a test in another. */
  private final Map<String, String> places =
      new HashMap<>(Map.of("./tidewatch demo", "./tidewatch demo --port 0"));

  private ScratchProject project;

  @BeforeAll
  void layOut(@TempDir Path home) throws IOException {
    Path jar = Markdown.ROOT.resolve("local/target/tidewatch-local.jar");
    assumeTrue(Files.exists(jar), "SKIPPED: nothing is built at " + jar + "; run ./tidewatch test");
    boolean curl =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
    assumeTrue(curl, "SKIPPED: the documented commands need curl, and PATH has none");
    project = new ScratchProject(home);
  }

  @AfterAll
  void endWhatStillRuns() throws IOException {
    if (project != null) {
      project.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandDoesWhatItsPageSays() throws IOException {
    return blocks()
        .filter(block -> !(block.mode() instanceof Mode.NotRun))
        .map(block -> DynamicTest.dynamicTest(block.name(), () -> check(block)));
  }

  @Test
  void noCommandHidesFromThisTestBehindAnotherTag() throws IOException {
    assertThat(Markdown.pages())
        .allSatisfy(
            page ->
                assertThat(page.blocks())
                    .extracting(Markdown.Block::tag)
                    .as("%s: tag commands with sh", page.name())
                    .doesNotContainAnyElementsOf(OTHER_SHELL_TAGS));
  }

  private static Stream<ShellBlock> blocks() throws IOException {
    return Markdown.pages().stream()
        .sorted(Comparator.comparing(page -> !page.name().equals(README)))
        .flatMap(page -> ShellBlock.of(page).stream());
  }

  private void check(ShellBlock block) throws IOException {
    String script = block.script();
    for (Map.Entry<String, String> place : places.entrySet()) {
      script = script.replace(place.getKey(), place.getValue());
    }
    if (block.mode() instanceof Mode.Until until) {
      learnPlaces(project.runUntil(script, until.text()));
      return;
    }
    String printed = project.run(script);
    assertThat(printed).as(script).isNotBlank();
    if (block.answer() != null) {
      assertThat(printed)
          .as(block.name())
          .containsSubsequence(block.answer().split("(?m)^ *…\n?", -1));
    }
  }

  private void learnPlaces(String printed) {
    Matcher http = HTTP.matcher(printed);
    Matcher kafka = KAFKA.matcher(printed);
    if (http.find() && kafka.find()) {
      places.put("http://127.0.0.1:8480", http.group(1));
      places.put("localhost:9092", kafka.group(1));
    }
  }
}
