package dev.tidewatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.docs.Markdown.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedLinksTest {

  /** Pages of others are not asked for: a test must not depend on them. */
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyLinkWithinTheProjectLeadsToAFileAndToAHeadingInIt() throws IOException {
    List<String> dead = new ArrayList<>();
    int followed = 0;
    for (Markdown page : Markdown.pages()) {
      for (Link link : page.links()) {
        if (!ELSEWHERE.matcher(link.target()).matches()) {
          followed++;
          if (!leadsSomewhere(page, link.target())) {
            dead.add(page.name() + ":" + link.line() + " " + link.target());
          }
        }
      }
    }
    assertThat(dead).isEmpty();
    assertThat(followed).as("links that were found at all").isPositive();
  }

  private static boolean leadsSomewhere(Markdown page, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return hash < 0 || Markdown.of(file).anchors().contains(target.substring(hash + 1));
  }
}
