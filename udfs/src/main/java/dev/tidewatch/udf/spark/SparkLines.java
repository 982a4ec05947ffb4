package dev.tidewatch.udf.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of event logs, for any number of threads: each has a parser of its own, which keeps
 * what repeats.
 */
final class SparkLines {

  /** How Spark begins a line; the name of the event follows. */
  private static final String BEGINNING = "{\"Event\":\"";

  private final ThreadLocal<EventParser> parsers;

  SparkLines(Redaction redaction) {
    parsers = ThreadLocal.withInitial(() -> new EventParser(redaction));
  }

  /** The name of the line's event; null where it has none. */
  @Nullable String eventName(@Nullable String line) {
    if (line == null) {
      return null;
    }
    if (line.startsWith(BEGINNING)) {
      int end = line.indexOf('"', BEGINNING.length());
      if (end > 0 && line.lastIndexOf('\\', end) < BEGINNING.length()) {
        return line.substring(BEGINNING.length(), end);
      }
    }
    return parsers.get().eventName(line.getBytes(UTF_8)).orElse(null);
  }

  /** The line's event where it is of that name and type; null for all others, whole or not. */
  <E extends Parsed> @Nullable E read(@Nullable String line, String event, Class<E> type) {
    if (line == null || !isOf(event, line)) {
      return null;
    }
    Parsed parsed = parsers.get().parse(line.getBytes(UTF_8));
    return type.isInstance(parsed) ? type.cast(parsed) : null;
  }

  /** Most lines are of another event, and are told by their first characters. */
  private boolean isOf(String event, String line) {
    if (line.startsWith(BEGINNING) && line.startsWith(event, BEGINNING.length())) {
      return line.startsWith("\"", BEGINNING.length() + event.length());
    }
    return event.equals(eventName(line));
  }
}
