package dev.tidewatch.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process tells Prometheus, in its text format.
 *
 * @param labels of each series name, those of all its series together
 * @param types of each metric, such as {@code counter}
 */
record Scrape(Map<String, Set<String>> labels, Map<String, String> types) {

  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:]\\w*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\w+)");

  static Scrape of(String text) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        Set<String> known = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
        if (sample.group(2) != null) {
          LABEL.matcher(sample.group(2)).results().map(each -> each.group(1)).forEach(known::add);
        }
      }
      TYPE.matcher(line).results().forEach(type -> put(types, type));
    }
    return new Scrape(labels, types);
  }

  private static void put(Map<String, String> types, MatchResult type) {
    types.put(type.group(1), type.group(2));
  }

  Set<String> names() {
    return labels.keySet();
  }

  /** Names of the labels that a series of this name has, and those that Prometheus adds. */
  Set<String> labelsOf(String name) {
    Set<String> all = new TreeSet<>(labels.getOrDefault(name, Set.of()));
    all.addAll(Set.of("job", "instance"));
    return all;
  }

  /** Whether it only ever grows: one of these may be asked for its rate. */
  boolean counts(String name) {
    String whole = name.replaceAll("_(count|sum|bucket)$", "");
    return "counter".equals(types.get(name))
        || Set.of("histogram", "summary").contains(types.getOrDefault(whole, ""));
  }
}
