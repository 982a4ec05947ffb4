package dev.tidewatch.core.spark.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads objects whose values are all strings, in the order of the log. */
final class StringMaps {

  /** How the value of a key is redacted and bounded before it is kept. */
  @FunctionalInterface
  interface Keeper {
    String keep(Texts texts, String key, String value);
  }

  private StringMaps() {}

  /** Of an object that must be there. */
  static Map<String, String> read(JsonLine in, String name, Keeper keeper) {
    in.enterObject(name);
    return readEntries(in, name, keeper);
  }

  /** Null for null. */
  static @Nullable Map<String, String> readOptional(JsonLine in, String name, Keeper keeper) {
    return in.enterOptionalObject(name) ? readEntries(in, name, keeper) : null;
  }

  private static Map<String, String> readEntries(JsonLine in, String name, Keeper keeper) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String key = in.nextField(); key != null; key = in.nextField()) {
      String value = keeper.keep(in.texts(), key, Texts.orEmpty(in.rawText(name)));
      entries.put(in.texts().free(key), value);
    }
    return Collections.unmodifiableMap(entries);
  }
}
