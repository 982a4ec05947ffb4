package dev.tidewatch.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.docs.Markdown.Link;
import dev.tidewatch.docs.ShellBlock.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  private static Markdown page(String text) {
    return new Markdown(Path.of("page.md"), "page.md", text.lines().toList());
  }

  @Test
  void commandsAreRunUnlessTheLineBeforeThemSaysOtherwise() {
    Markdown page =
        page(
            """
            ```sh
            first
            ```
            <!-- run by CI until: it is up -->
            ```sh
            second
            ```
            <!-- not run by CI: it takes a day -->
            ```sh
            third
            ```
            <!-- not run by CI: too far above -->

            ```sh
            fourth
            ```
            """);

    assertThat(ShellBlock.of(page))
        .extracting(ShellBlock::name, ShellBlock::mode)
        .containsExactly(
            tuple("page.md:1 first", new Mode.Once()),
            tuple("page.md:5 second", new Mode.Until("it is up")),
            tuple("page.md:9 third", new Mode.NotRun("it takes a day")),
            tuple("page.md:14 fourth", new Mode.Once()));
  }

  @Test
  void onlyJsonRightAfterCommandsIsTheirAnswer() {
    Markdown page =
        page(
            """
            ```sh
            first
            ```

            ```json
            [ 1 ]
            ```

            ```sh
            second
            ```

            Something else.

            ```json
            [ 2 ]
            ```
            """);

    assertThat(ShellBlock.of(page)).extracting(ShellBlock::answer).containsExactly("[ 1 ]", null);
  }

  @Test
  void linksAndHeadingsAreFoundInProseAndNotInCode() {
    Markdown page =
        page(
            """
            # The topic `a.b`, and more!
            [one](one.md#x) and [two](two.md), not `[three](three.md)`
            ```text
            # no heading
            [four](four.md)
            ```
            [five]: five.md
            """);

    assertThat(page.links())
        .containsExactly(new Link(2, "one.md#x"), new Link(2, "two.md"), new Link(7, "five.md"));
    assertThat(page.anchors()).containsExactly("the-topic-ab-and-more");
  }
}
