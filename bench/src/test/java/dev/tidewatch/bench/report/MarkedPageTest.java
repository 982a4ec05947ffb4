package dev.tidewatch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedPageTest {

  @TempDir Path directory;

  @Test
  void theProseAroundAPartStays() throws IOException {
    Path file = page("# Title\n<!-- a:begin -->\nold\n<!-- a:end -->\nafter\n");

    new MarkedPage(file).replace("a", "new\n\n");

    assertThat(file).hasContent("# Title\n<!-- a:begin -->\nnew\n<!-- a:end -->\nafter\n");
  }

  @Test
  void onePartIsReplacedAndTheOthersStay() throws IOException {
    Path file = page("<!-- a:begin -->\n1\n<!-- a:end -->\n<!-- b:begin -->\n2\n<!-- b:end -->\n");

    new MarkedPage(file).replace("b", "3");

    assertThat(file)
        .hasContent("<!-- a:begin -->\n1\n<!-- a:end -->\n<!-- b:begin -->\n3\n<!-- b:end -->\n");
  }

  @Test
  void aPartThatThePageDoesNotHaveGoesToItsEnd() throws IOException {
    Path file = page("prose\n");

    new MarkedPage(file).replace("a", "1");

    assertThat(file).hasContent("prose\n\n<!-- a:begin -->\n1\n<!-- a:end -->\n");
  }

  @Test
  void aPageThatDoesNotExistIsBegun() throws IOException {
    Path file = directory.resolve("new/page.md");

    new MarkedPage(file).replace("a", "1");

    assertThat(file).hasContent("<!-- a:begin -->\n1\n<!-- a:end -->\n");
  }

  @Test
  void aPageWithOneMarkerOnlyIsRefusedAndKept() throws IOException {
    Path file = page("<!-- a:begin -->\nprose without an end\n");

    assertThatThrownBy(() -> new MarkedPage(file).replace("a", "1"))
        .hasMessageContaining("<!-- a:end -->");
    assertThat(file).hasContent("<!-- a:begin -->\nprose without an end\n");
  }

  private Path page(String text) throws IOException {
    return Files.writeString(directory.resolve("page.md"), text);
  }
}
