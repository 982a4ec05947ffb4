package dev.tidewatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs/} that is generated from code. With {@code -Dregenerate=true} it is
 * written, otherwise it must be what would be written.
 */
public record GeneratedPage(String name, Class<?> test) {

  /** Writes the page, or fails with the command that does when it is stale. */
  public void mustBe(String content) {
    Path page = Path.of(System.getProperty("tidewatch.root", ".."), "docs", name);
    try {
      if (Boolean.getBoolean("regenerate")) {
        Files.createDirectories(page.getParent());
        Files.writeString(page, content);
      }
      assertThat(Files.exists(page) ? Files.readString(page) : "(there is no such page)")
          .as("docs/%s is stale; regenerate it: %s", name, command())
          .isEqualTo(content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The line that a generated page carries so that nobody edits it by hand. */
  public String notice() {
    return "<!-- Generated. Do not edit; run: " + command() + " -->\n";
  }

  private String command() {
    return "mvn -q -pl streams-app -am verify -Dtest="
        + test.getSimpleName()
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";
  }
}
