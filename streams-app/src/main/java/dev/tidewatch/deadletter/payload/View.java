package dev.tidewatch.deadletter.payload;

import java.util.Locale;

/** How bytes are shown. */
public enum View {
  /** The first of Avro, JSON and text that they are, else hex. */
  AUTO,
  /** As characters of UTF-8. */
  TEXT,
  /** As text, if it is JSON. */
  JSON,
  /** Two digits a byte. */
  HEX,
  /** Avro behind a schema id, decoded with the schema that it was written with. */
  AVRO;

  /** As callers write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The view that a caller has written. */
  public static View of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
