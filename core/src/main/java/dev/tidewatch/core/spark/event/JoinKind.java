package dev.tidewatch.core.spark.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which side of a join has rows that have to be kept, and with that, which may be broadcast. */
public enum JoinKind {
  /** Inner and cross joins: either side may be broadcast. */
  INNER,
  /** Left outer, semi, anti and existence joins: the right side alone may be. */
  LEFT,
  /** Right outer joins: the left side alone may be. */
  RIGHT,
  /** Full outer joins: neither. */
  FULL;

  /** Before the kind, a join by keys describes the keys of its sides. */
  private static final int PLACE = 2;

  /**
   * Reads it from the description of a join by keys, such as {@code SortMergeJoin [a#1], [b#2],
   * Inner}; null where it is not there.
   */
  static @Nullable JoinKind of(String description) {
    int keys = description.indexOf('[');
    List<String> parts = keys < 0 ? List.of() : parts(description.substring(keys));
    return parts.size() <= PLACE ? null : named(parts.get(PLACE));
  }

  private static @Nullable JoinKind named(String name) {
    return switch (name) {
      case "Inner", "Cross" -> INNER;
      case "LeftOuter", "LeftSemi", "LeftAnti", "LeftSingle" -> LEFT;
      case "RightOuter" -> RIGHT;
      case "FullOuter" -> FULL;
      default -> name.startsWith("ExistenceJoin(") ? LEFT : null;
    };
  }

  /** The first parts between commas that are in no brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length() && parts.size() <= PLACE; i++) {
      switch (text.charAt(i)) {
        case '[', '(' -> depth++;
        case ']', ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(text.substring(from, i).strip());
            from = i + 1;
          }
        }
        default -> {
          // part of an expression
        }
      }
    }
    if (parts.size() <= PLACE) {
      parts.add(text.substring(from).strip());
    }
    return parts;
  }
}
