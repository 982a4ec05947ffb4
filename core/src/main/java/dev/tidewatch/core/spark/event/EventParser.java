package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.json.JsonException;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import dev.tidewatch.core.spark.event.Parsed.Unused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of Spark event logs, of every Spark version, as Spark 4.1's {@code JsonProtocol}
 * reads them, but in one pass over the bytes and without a tree: what no state needs is stepped
 * over and neither decoded nor checked beyond being JSON. What is kept has been redacted.
 *
 * <p>Where it differs from Spark on purpose: a bad line is an answer ({@link Malformed}) and not an
 * exception; text after the event's object is refused instead of dropped unseen; a free text that
 * is null where Spark always writes one is read as {@code ""}; free texts are cut after {@value
 * Texts#MAX_CHARS} characters, accumulables after {@value Accumulables#MAX_KEPT} of one task or
 * stage, each with a visible mark.
 *
 * <p>Memory is flat in the length of a line, except for the parts that are kept. Not thread-safe,
 * as it shares repeated strings in a small cache: one instance per thread.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.1.1/core/src/main/scala/org/apache/spark/util/JsonProtocol.scala">JsonProtocol</a>
 */
public final class EventParser {

  static final String EVENT = "Event";

  /** By the event's name as logged. Others are {@link Unused}. */
  private static final Map<String, EventReader> READERS = readers();

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final JsonLine cursor;

  /**
   * @param redaction applied to every property and free text that is kept
   */
  public EventParser(Redaction redaction) {
    this.cursor = new JsonLine(new Texts(redaction));
  }

  /** {@link #parse(byte[], int, int)} of a whole array. */
  public Parsed parse(byte[] line) {
    return parse(line, 0, line.length);
  }

  /**
   * Reads one line.
   *
   * @param bytes UTF-8; a byte order mark before and white space around the event's object are
   *     accepted
   * @return never null; bad input gives {@link Malformed}, and nothing is thrown for it
   */
  public Parsed parse(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset + byteOrderMark(bytes, offset, end);
    try {
      cursor.reset(bytes, start, end);
      return parseJson(start);
    } catch (Refused e) {
      return e.asMalformed();
    } catch (JsonException e) {
      return notJson(e, start);
    }
  }

  /**
   * The name of a line's event, without a look at what follows it: a name does not say that the
   * line is whole. Empty where there is none to be read.
   *
   * @param line UTF-8, as for {@link #parse}
   */
  public Optional<String> eventName(byte[] line) {
    try {
      cursor.reset(line, byteOrderMark(line, 0, line.length), line.length);
      if (!cursor.hasMore() || !cursor.enteredObject()) {
        return Optional.empty();
      }
      String field = cursor.nextField();
      return Optional.of(EVENT.equals(field) ? cursor.eventName() : findEventName(cursor, field));
    } catch (Refused | JsonException e) {
      return Optional.empty();
    }
  }

  private Parsed parseJson(int start) {
    if (!cursor.hasMore()) {
      return new Malformed(Reason.NOT_JSON, "an empty line");
    }
    if (!cursor.enteredObject()) {
      cursor.skipValue();
      cursor.requireEnd();
      return new Malformed(Reason.NO_EVENT_NAME, "JSON, but no object");
    }
    String field = cursor.nextField();
    if (EVENT.equals(field)) {
      return parseEvent(cursor, cursor.eventName());
    }
    // Spark writes the name first, but a shipper may have sorted the fields.
    String event = findEventName(cursor, field);
    JsonLine again = cursor.again(start);
    again.enteredObject();
    return parseEvent(again, event);
  }

  /** Reads the name where it is not the first field; refuses a line that has none. */
  private static String findEventName(JsonLine line, @Nullable String first) {
    for (String field = first; field != null; field = line.nextField()) {
      if (EVENT.equals(field)) {
        return line.eventName();
      }
      line.skipValue();
    }
    throw new Refused(Reason.NO_EVENT_NAME, "an object without a field Event");
  }

  private static Parsed parseEvent(JsonLine line, String event) {
    line.setEvent(event);
    EventReader reader = READERS.get(event);
    Parsed parsed = reader == null ? unused(line, event) : reader.read(line);
    if (line.hasMore()) {
      throw new Refused(Reason.NOT_JSON, "more after the event's object");
    }
    return parsed;
  }

  private static Unused unused(JsonLine line, String event) {
    for (String field = line.nextField(); field != null; field = line.nextField()) {
      line.skipField(field);
    }
    return new Unused(event);
  }

  /** Says where a line stops being JSON, and quotes none of it, as it may hold secrets. */
  private static Malformed notJson(JsonException e, int start) {
    String what =
        switch (e.kind()) {
          case TOO_LARGE -> "nested deeper, or a name, number or kept text longer, than is read";
          case ENDS_EARLY -> "ends before its object is complete";
          case NOT_JSON -> "not JSON in UTF-8";
        };
    return new Malformed(Reason.NOT_JSON, what + ", at byte " + (e.position() - start));
  }

  private static int byteOrderMark(byte[] bytes, int start, int end) {
    return end - start >= 3 && Arrays.equals(bytes, start, start + 3, BYTE_ORDER_MARK, 0, 3)
        ? 3
        : 0;
  }

  private static Map<String, EventReader> readers() {
    Map<String, EventReader> readers = new HashMap<>();
    ApplicationEvents.register(readers);
    ExecutorEvents.register(readers);
    ResourceProfileEvents.register(readers);
    ExclusionEvents.register(readers);
    StorageEvents.register(readers);
    JobEvents.register(readers);
    StageEvents.register(readers);
    TaskEvents.register(readers);
    SqlEvents.register(readers);
    return Map.copyOf(readers);
  }
}
