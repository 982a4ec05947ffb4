package dev.tidewatch.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An expression of a rule or a panel, as far as it is needed to know what it asks for. */
record Expression(String text) {

  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SERIES =
      Pattern.compile("\\b((?:tidewatch|kafka|http|jvm|jmx|process)_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern GROWING =
      Pattern.compile("\\b(?:rate|increase|irate)\\((\\w+)(?=[{\\[])");

  /** By the name of each series: the labels that select some of it. */
  Map<String, Set<String>> series() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (MatchResult each : SERIES.matcher(withoutTexts()).results().toList()) {
      Set<String> labels = found.computeIfAbsent(each.group(1), name -> new TreeSet<>());
      if (each.group(2) != null) {
        LABEL.matcher(each.group(2)).results().map(label -> label.group(1)).forEach(labels::add);
      }
    }
    return found;
  }

  /** Labels that its results are grouped by. */
  Set<String> groupedBy() {
    return GROUPED
        .matcher(text)
        .results()
        .flatMap(each -> Set.of(each.group(1).split(",\\s*", -1)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of those that are asked how fast they grow. */
  Set<String> growing() {
    return GROWING
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** With values for what Grafana puts in, so that Prometheus can read it. */
  String asPrometheusReadsIt() {
    return text.replace("$__rate_interval", "5m").replaceAll("\"\\$\\w+\"", "\".*\"");
  }

  private String withoutTexts() {
    return TEXT.matcher(text).replaceAll("\"\"");
  }
}
