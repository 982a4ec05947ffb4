package dev.tidewatch.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule of the JMX exporter: how it calls what its pattern finds. */
record ExporterRule(Pattern pattern, String name) {

  static List<ExporterRule> all() {
    return Yaml.list(Yaml.document(Project.read("monitoring/jmx/connect.yaml")).get("rules"))
        .stream()
        .map(Yaml::mapping)
        .map(ExporterRule::of)
        .toList();
  }

  private static ExporterRule of(Map<String, Object> rule) {
    return new ExporterRule(
        Pattern.compile("^.*(?:" + Yaml.text(rule.get("pattern")) + ").*$"),
        Yaml.text(rule.get("name")));
  }

  /** The name that the first rule gives it, as the exporter does; empty where it is left out. */
  static String name(List<ExporterRule> rules, String bean) {
    for (ExporterRule rule : rules) {
      Matcher found = rule.pattern().matcher(bean);
      if (found.matches()) {
        return found.replaceAll(rule.name()).replaceAll("[^\\w]", "_").toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
