package dev.tidewatch.core.deadletter.group;

import java.util.Locale;

/** What a value in a message is replaced by. */
enum Mask {
  NUMBER,
  UUID,
  HEX,
  ID,
  TIMESTAMP,
  HOST,
  EMAIL,
  URL,
  PATH,
  QUOTED,
  OBJECT,
  VALUES,
  LOCATION,
  REGION;

  private final String text = "<" + name().toLowerCase(Locale.ROOT) + ">";

  @Override
  public String toString() {
    return text;
  }
}
