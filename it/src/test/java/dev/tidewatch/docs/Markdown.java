package dev.tidewatch.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page as its lines.
 *
 * @param name its path below the project's directory, for messages
 */
record Markdown(Path file, String name, List<String> lines) {

  static final Path ROOT = Path.of(System.getProperty("tidewatch.root", "..")).toAbsolutePath();

  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|^\\[[^]]+]: (\\S+)");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  /**
   * A fenced block.
   *
   * @param line the number of its first fence, from 1
   * @param tag what stands after the fence; empty where nothing does
   * @param before the line right before it, or an empty one
   */
  record Block(int line, String tag, String before, String text) {}

  /** A link, and the line it is on. */
  record Link(int line, String target) {}

  static Markdown of(Path file) {
    try {
      return new Markdown(file, ROOT.relativize(file).toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /** Every page of the project, by name; what is hidden or built is none. */
  static List<Markdown> pages() throws IOException {
    List<Path> found = new ArrayList<>();
    collect(ROOT, found);
    return found.stream().sorted().map(Markdown::of).toList();
  }

  private static void collect(Path directory, List<Path> found) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !name.startsWith(".") && !NOT_OURS.contains(name)) {
          collect(entry, found);
        } else if (name.endsWith(".md")) {
          found.add(entry);
        }
      }
    }
  }

  /** Its fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1;
        while (!lines.get(end).startsWith(FENCE)) {
          end++;
        }
        blocks.add(
            new Block(
                i + 1,
                lines.get(i).substring(FENCE.length()).strip(),
                i == 0 ? "" : lines.get(i - 1).strip(),
                String.join("\n", lines.subList(i + 1, end))));
        i = end;
      }
    }
    return blocks;
  }

  /** Its links outside of code. */
  List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<String> prose = prose();
    for (int i = 0; i < prose.size(); i++) {
      Matcher link = LINK.matcher(CODE_SPAN.matcher(prose.get(i)).replaceAll("code"));
      while (link.find()) {
        links.add(new Link(i + 1, link.group(1) != null ? link.group(1) : link.group(2)));
      }
    }
    return links;
  }

  /** The anchors that its headings give, as GitHub makes them. */
  Set<String> anchors() {
    return prose().stream()
        .map(HEADING::matcher)
        .filter(Matcher::matches)
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Its lines, with empty ones in the place of fenced blocks. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>(lines);
    for (Block block : blocks()) {
      int length = block.text().split("\n", -1).length;
      for (int i = block.line() - 1; i <= block.line() + length; i++) {
        prose.set(i, "");
      }
    }
    return prose;
  }
}
