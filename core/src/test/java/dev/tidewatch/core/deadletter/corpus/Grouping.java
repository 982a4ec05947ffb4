package dev.tidewatch.core.deadletter.corpus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How well records are grouped, over all pairs of them: of those in one group, how many are of one
 * bug (precision), and of those of one bug, how many are in one group (recall).
 */
record Grouping(double precision, double recall, List<String> wrong) {

  static Grouping of(List<LabelledRecord> records) {
    long together = 0;
    long sameBug = 0;
    long both = 0;
    for (int i = 0; i < records.size(); i++) {
      for (LabelledRecord other : records.subList(0, i)) {
        boolean group = records.get(i).group().equals(other.group());
        boolean bug = records.get(i).bug().equals(other.bug());
        together += group ? 1 : 0;
        sameBug += bug ? 1 : 0;
        both += group && bug ? 1 : 0;
      }
    }
    return new Grouping((double) both / together, (double) both / sameBug, wrong(records));
  }

  /** Bugs in several groups, and groups of several bugs. */
  private static List<String> wrong(List<LabelledRecord> records) {
    Map<String, TreeSet<String>> groups = new TreeMap<>();
    Map<String, TreeSet<String>> bugs = new TreeMap<>();
    for (LabelledRecord record : records) {
      String components =
          record.diagnosis().fingerprint().explain().stream()
              .map(component -> component.name() + "=" + component.value())
              .collect(Collectors.joining("; "));
      groups.computeIfAbsent(record.bug(), bug -> new TreeSet<>()).add(components);
      bugs.computeIfAbsent(components, group -> new TreeSet<>()).add(record.bug());
    }
    TreeSet<String> wrong = new TreeSet<>();
    groups.values().removeIf(of -> of.size() == 1);
    bugs.values().removeIf(of -> of.size() == 1);
    groups.forEach(
        (bug, of) -> wrong.add(bug + " is in groups:\n    " + String.join("\n    ", of)));
    bugs.forEach((group, of) -> wrong.add("one group has " + of + ":\n    " + group));
    return List.copyOf(wrong);
  }
}
