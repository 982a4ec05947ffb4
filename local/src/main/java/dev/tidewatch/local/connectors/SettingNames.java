package dev.tidewatch.local.connectors;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The settings that a connector can have. Workers keep silent about a name that nobody reads, which
 * is how a mistyped one goes unnoticed.
 */
final class SettingNames {

  /** Beginnings whose ends are for Kafka's clients, Hadoop or a transformation to know. */
  private static final List<String> OPEN =
      List.of(
          "producer.override.",
          "consumer.override.",
          "admin.override.",
          "key.converter.",
          "value.converter.",
          "header.converter.",
          "transforms.",
          "predicates.",
          "topic.creation.",
          "hadoop.",
          "hbase.",
          "source.cluster.",
          "target.cluster.",
          "source.consumer.",
          "source.admin.",
          "target.admin.",
          "target.producer.");

  private final Collection<String> known;
  private final List<String> allowed;

  /**
   * Prepares it.
   *
   * @param known as the worker names them
   * @param allowed more names; one that ends with a star stands for all that begin so
   */
  SettingNames(Collection<String> known, List<String> allowed) {
    this.known = known;
    this.allowed = allowed;
  }

  boolean has(String name) {
    return known.contains(name)
        || OPEN.stream().anyMatch(name::startsWith)
        || allowed.stream().anyMatch(each -> matches(each, name));
  }

  private static boolean matches(String allowed, String name) {
    return allowed.endsWith("*")
        ? name.startsWith(allowed.substring(0, allowed.length() - 1))
        : name.equals(allowed);
  }

  /** The known name that is most like another; empty where none is much like it. */
  Optional<String> like(String name) {
    int best = Math.max(2, name.length() / 4) + 1;
    String nearest = null;
    for (String each : known) {
      int distance = distance(name, each);
      if (distance < best) {
        best = distance;
        nearest = each;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many characters have to be put in, taken away or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
