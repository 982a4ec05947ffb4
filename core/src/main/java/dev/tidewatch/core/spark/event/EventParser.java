package dev.tidewatch.core.spark.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import dev.tidewatch.core.spark.event.Parsed.Unused;
import java.io.IOException;
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

  /**
   * Depth, name and number lengths are Jackson's defaults, which are also those of Spark's own
   * reader: a line beyond them is unreadable for Spark too. Strings differ: Spark has no limit (its
   * plans can be huge), and here the limit only concerns strings that are kept, as others are not
   * decoded; of longer free texts only the beginning is.
   */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(StreamReadConstraints.DEFAULT_MAX_DEPTH)
          .maxNameLength(StreamReadConstraints.DEFAULT_MAX_NAME_LEN)
          .maxNumberLength(StreamReadConstraints.DEFAULT_MAX_NUM_LEN)
          .maxStringLength(Texts.MAX_RAW_BYTES)
          .build();

  static final String EVENT = "Event";

  /** By the event's name as logged. Others are {@link Unused}. */
  private static final Map<String, EventReader> READERS = readers();

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * Without detection of UTF-16 and UTF-32, which takes stray NUL bytes for a sign of either: event
   * logs are UTF-8.
   */
  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(CONSTRAINTS)
          .build();

  private final Texts texts;

  /**
   * @param redaction applied to every property and free text that is kept
   */
  public EventParser(Redaction redaction) {
    this.texts = new Texts(redaction);
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
      return parseJson(bytes, start, end);
    } catch (Refused e) {
      return e.asMalformed();
    } catch (StreamConstraintsException e) {
      return notJson(e, "nested deeper, or a name, number or kept text longer, than is read");
    } catch (JsonEOFException e) {
      return notJson(e, "ends before its object is complete");
    } catch (JsonParseException e) {
      return notJson(e, "not JSON in UTF-8");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /**
   * The name of a line's event, without a look at what follows it: a name does not say that the
   * line is whole. Empty where there is none to be read.
   *
   * @param line UTF-8, as for {@link #parse}
   */
  public Optional<String> eventName(byte[] line) {
    int start = byteOrderMark(line, 0, line.length);
    try (JsonLine cursor = new JsonLine(factory, texts, line, start, line.length)) {
      if (cursor.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      String field = cursor.nextField();
      return Optional.of(EVENT.equals(field) ? cursor.eventName() : findEventName(cursor, field));
    } catch (Refused | JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private Parsed parseJson(byte[] bytes, int start, int end) throws IOException {
    try (JsonLine line = new JsonLine(factory, texts, bytes, start, end)) {
      JsonToken first = line.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return noObject(line, first);
      }
      String field = line.nextField();
      if (EVENT.equals(field)) {
        return parseEvent(line, line.eventName());
      }
      // Spark writes the name first, but a shipper may have sorted the fields.
      String event = findEventName(line, field);
      try (JsonLine again = line.again(start)) {
        again.nextToken();
        return parseEvent(again, event);
      }
    }
  }

  /** Reads the name where it is not the first field; refuses a line that has none. */
  private static String findEventName(JsonLine line, @Nullable String first) throws IOException {
    for (String field = first; field != null; field = line.nextField()) {
      if (EVENT.equals(field)) {
        return line.eventName();
      }
      line.skipValue();
    }
    throw new Refused(Reason.NO_EVENT_NAME, "an object without a field Event");
  }

  private static Parsed parseEvent(JsonLine line, String event) throws IOException {
    line.setEvent(event);
    EventReader reader = READERS.get(event);
    Parsed parsed = reader == null ? unused(line, event) : reader.read(line);
    if (line.nextToken() != null) {
      throw new Refused(Reason.NOT_JSON, "more after the event's object");
    }
    return parsed;
  }

  private static Unused unused(JsonLine line, String event) throws IOException {
    for (String field = line.nextField(); field != null; field = line.nextField()) {
      line.skipField(field);
    }
    return new Unused(event);
  }

  /** The answer for a line whose first token is another one, once all of it is known to be JSON. */
  private static Malformed noObject(JsonLine line, @Nullable JsonToken first) throws IOException {
    if (first == null) {
      return new Malformed(Reason.NOT_JSON, "an empty line");
    }
    JsonToken token = first;
    while (token != null) {
      token = line.nextToken();
    }
    return new Malformed(Reason.NO_EVENT_NAME, "JSON, but no object");
  }

  /**
   * Says where a line stops being JSON. Jackson's own messages quote the line, which may hold
   * secrets.
   */
  private static Malformed notJson(JsonProcessingException e, String what) {
    JsonLocation location = e.getLocation();
    long at = location == null ? -1 : location.getByteOffset();
    return new Malformed(Reason.NOT_JSON, at < 0 ? what : what + ", at byte " + at);
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
