package dev.tidewatch.http;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream, as the {@code text/event-stream} format has them (WHATWG HTML, section
 * 9.2).
 *
 * @param type what listeners choose by; null only where there is no data
 * @param id where a client goes on after this event; null leaves the last one in place
 * @param data may have several lines; null only moves the client's position: no listener is called
 */
public record ServerSentEvent(@Nullable String type, @Nullable String id, @Nullable String data) {

  /** Moves the client's position and calls no listener. */
  public static ServerSentEvent position(String id) {
    return new ServerSentEvent(null, id, null);
  }

  /**
   * Adds the event in the format of the stream. A type or id is on one line whatever it holds: its
   * control characters are left out.
   */
  void appendTo(StringBuilder out) {
    if (type != null) {
      out.append("event: ").append(onOneLine(type)).append('\n');
    }
    if (id != null) {
      out.append("id: ").append(onOneLine(id)).append('\n');
    }
    if (data != null) {
      for (String line : data.split("\r\n|\r|\n", -1)) {
        out.append("data: ").append(line).append('\n');
      }
    }
    out.append('\n');
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }
}
