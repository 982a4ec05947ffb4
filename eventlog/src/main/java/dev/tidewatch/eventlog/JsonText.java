package dev.tidewatch.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What this module needs to know of a line's JSON, read as a stream of tokens. */
final class JsonText {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The line reader bounds the length; a long plan text or environment value is no attack
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonText() {}

  /** Whether the bytes are one JSON object, whole, with nothing but blanks around it. */
  static boolean isWholeObject(byte[] buffer, int start, int length) {
    int end = start + length;
    while (end > start && isBlank(buffer[end - 1])) {
      end--;
    }
    // Saves the parse of a line that is still being written
    if (end == start || buffer[end - 1] != '}') {
      return false;
    }
    try (JsonParser parser = JSON.createParser(buffer, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The event on a line as far as the head of a log matters, or null where the line is no event.
   */
  static @Nullable HeadEvent headEvent(byte[] buffer, int start, int length) {
    String event = null;
    String applicationId = null;
    String attempt = null;
    try (JsonParser parser = JSON.createParser(buffer, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        switch (field) {
          case "Event" -> event = text ? parser.getText() : null;
          case "App ID" -> applicationId = text ? parser.getText() : null;
          case "App Attempt ID" -> attempt = text ? parser.getText() : null;
          default -> parser.skipChildren();
        }
        // Spark writes the name first: the rest of all other events need not be read
        if (event != null && !event.equals(HeadEvent.APPLICATION_START)) {
          break;
        }
      }
    } catch (IOException e) {
      // A line cut short may still have told its event
    }
    return event == null ? null : new HeadEvent(event, applicationId, attempt);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The event's name, and what {@code SparkListenerApplicationStart} says. */
  record HeadEvent(String event, @Nullable String applicationId, @Nullable String attempt) {

    static final String APPLICATION_START = "SparkListenerApplicationStart";

    boolean isApplicationStart() {
      return event.equals(APPLICATION_START);
    }
  }
}
