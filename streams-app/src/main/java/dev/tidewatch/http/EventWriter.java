package dev.tidewatch.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes events to one client, each batch at once. Owned by the thread of its request. */
final class EventWriter {

  /** How long a client waits before it connects again, in milliseconds. */
  private static final int RETRY_MS = 2_000;

  private final OutputStream out;

  EventWriter(OutputStream out) {
    this.out = out;
  }

  void begin() throws IOException {
    send("retry: " + RETRY_MS + "\n\n");
  }

  /** Without events it sends a comment, so that one side or the other notices a dead connection. */
  void write(List<ServerSentEvent> events) throws IOException {
    if (events.isEmpty()) {
      send(":\n\n");
      return;
    }
    StringBuilder text = new StringBuilder();
    events.forEach(event -> event.appendTo(text));
    send(text.toString());
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
