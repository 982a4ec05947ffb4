package dev.tidewatch.local.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What applying a file comes to. Names settings, and never their values. */
sealed interface Change {

  /** There was no connector of that name. */
  record Created() implements Change {
    @Override
    public String describe() {
      return "created";
    }
  }

  /**
   * It had other settings.
   *
   * @param keys with {@code +} before one that is new and {@code -} before one that is gone
   */
  record Changed(List<String> keys) implements Change {
    public Changed {
      keys = List.copyOf(keys);
    }

    @Override
    public String describe() {
      return "changed: " + String.join(", ", keys);
    }
  }

  /** It is as it should be. */
  record Unchanged() implements Change {
    @Override
    public String describe() {
      return "unchanged";
    }
  }

  /** In words. */
  String describe();

  /**
   * From what there is to what there should be.
   *
   * @param before null where there is no connector
   */
  static Change between(@Nullable Map<String, String> before, Map<String, String> after) {
    if (before == null) {
      return new Created();
    }
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> changed = new ArrayList<>();
    for (String key : keys) {
      if (!before.containsKey(key)) {
        changed.add("+" + key);
      } else if (!after.containsKey(key)) {
        changed.add("-" + key);
      } else if (!before.get(key).equals(after.get(key))) {
        changed.add(key);
      }
    }
    return changed.isEmpty() ? new Unchanged() : new Changed(changed);
  }
}
