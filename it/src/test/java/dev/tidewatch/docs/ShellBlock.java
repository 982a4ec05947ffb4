package dev.tidewatch.docs;

import dev.tidewatch.docs.Markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands that a page shows.
 *
 * @param name page, line and first command
 * @param answer what the page says it prints, where that is JSON
 */
record ShellBlock(String name, String script, Mode mode, @Nullable String answer) {

  /** What CI does with it. */
  sealed interface Mode {

    /** Runs it; it must succeed. */
    record Once() implements Mode {}

    /** Starts it, waits until it prints the text, and leaves it running. */
    record Until(String text) implements Mode {}

    /** Nothing. */
    record NotRun(String reason) implements Mode {}
  }

  private static final Pattern UNTIL = Pattern.compile("<!-- run by CI until: (.+) -->");
  private static final Pattern NOT_RUN = Pattern.compile("<!-- not run by CI: (.+) -->");

  /** The blocks of a page that are tagged {@code sh}. */
  static List<ShellBlock> of(Markdown page) {
    List<ShellBlock> found = new ArrayList<>();
    List<Block> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.tag().equals("sh")) {
        String first = block.text().lines().findFirst().orElse("");
        String name = page.name() + ":" + block.line() + " " + first;
        Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
        found.add(new ShellBlock(name, block.text(), mode(block), answer(page, block, next)));
      }
    }
    return found;
  }

  private static Mode mode(Block block) {
    Matcher until = UNTIL.matcher(block.before());
    Matcher notRun = NOT_RUN.matcher(block.before());
    if (until.matches()) {
      return new Mode.Until(until.group(1));
    }
    return notRun.matches() ? new Mode.NotRun(notRun.group(1)) : new Mode.Once();
  }

  /** The JSON right after the commands, with nothing but an empty line between. */
  private static @Nullable String answer(Markdown page, Block block, @Nullable Block next) {
    if (next == null || !next.tag().equals("json")) {
      return null;
    }
    int after = block.line() + block.text().split("\n", -1).length + 1;
    boolean follows = next.line() == after + 2 && page.lines().get(after).isBlank();
    return follows ? next.text() : null;
  }
}
