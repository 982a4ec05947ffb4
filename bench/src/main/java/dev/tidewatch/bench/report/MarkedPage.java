package dev.tidewatch.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page with parts that benchmarks write, each between {@code <!-- name:begin -->} and {@code <!--
 * name:end -->}; what stands around them is prose that is kept. A part that the page does not have
 * yet goes to its end.
 *
 * @param file in UTF-8; need not exist
 */
public record MarkedPage(Path file) {

  /**
   * Puts a text in the place of the one between the markers.
   *
   * @throws IllegalStateException when the page has one of the two markers, or the wrong one first
   */
  public void replace(String part, String text) throws IOException {
    String begin = "<!-- " + part + ":begin -->\n";
    String end = "<!-- " + part + ":end -->";
    String page = Files.exists(file) ? Files.readString(file, UTF_8) : "";
    if (!page.contains(begin.strip()) && !page.contains(end)) {
      page += (page.isEmpty() ? "" : "\n") + begin + end + "\n";
    }
    int from = page.indexOf(begin);
    int to = page.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      throw new IllegalStateException(
          "%s has no place for the measurement: it needs the lines %s and %s, in this order"
              .formatted(file, begin.strip(), end));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    String kept = page.substring(0, from + begin.length());
    Files.writeString(file, kept + text.stripTrailing() + "\n" + page.substring(to), UTF_8);
  }
}
