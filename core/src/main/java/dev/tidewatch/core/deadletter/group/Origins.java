package dev.tidewatch.core.deadletter.group;

import dev.tidewatch.core.table.Csv;
import java.util.HashMap;
import java.util.Map;

/** Whose code a frame is, told by its package; the table is {@code packages.csv}. */
final class Origins {

  /** Whose code. */
  enum Whose {
    /** The application's, the connector's, the converter's or the transformation's. */
    PROJECT,
    /** A library that they use: its inner places change with its version. */
    LIBRARY,
    /** What runs the project's code: the same in every trace. */
    RUNTIME,
    /** The JDK and the libraries of its languages: its places change with the JDK. */
    JDK
  }

  private record Row(String name, Whose origin) {}

  private static final Origins BUNDLED = new Origins();

  private final Map<String, Whose> byPackage = new HashMap<>();

  private Origins() {
    for (Row row : Csv.readBundled(Origins.class, "packages.csv", Origins::row)) {
      if (byPackage.put(row.name(), row.origin()) != null) {
        throw new IllegalArgumentException("two rows for " + row.name() + ": keep one");
      }
    }
  }

  private static Row row(Csv.Row row) {
    return new Row(row.text("package"), Whose.valueOf(row.text("origin")));
  }

  static Origins bundled() {
    return BUNDLED;
  }

  /**
   * The row with the longest beginning of the name, in whole parts; {@code PROJECT} without one.
   */
  Whose of(String className) {
    for (int end = className.length(); end > 0; end = className.lastIndexOf('.', end - 1)) {
      Whose origin = byPackage.get(className.substring(0, end));
      if (origin != null) {
        return origin;
      }
    }
    return Whose.PROJECT;
  }
}
