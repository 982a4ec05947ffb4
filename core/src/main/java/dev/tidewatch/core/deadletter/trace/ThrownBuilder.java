package dev.tidewatch.core.deadletter.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one exception, line by line, within the bounds of {@link StackTrace}. */
final class ThrownBuilder {

  private final String className;
  private final @Nullable StringBuilder message;
  private final List<Frame> frames = new ArrayList<>();
  private boolean inMessage = true;

  ThrownBuilder(String className, @Nullable String firstLine) {
    this.className = className;
    this.message = firstLine == null ? null : new StringBuilder();
    if (firstLine != null) {
      append(firstLine);
    }
  }

  /** A line that is no part of the structure belongs to the message until the frames begin. */
  void text(String line) {
    if (inMessage && message != null) {
      append("\n");
      append(line);
    }
  }

  private void append(String text) {
    if (message != null) {
      int room = StackTrace.MOST_MESSAGE_CHARS - message.length();
      message.append(text, 0, Math.min(text.length(), Math.max(room, 0)));
    }
  }

  void frame(Frame frame) {
    inMessage = false;
    if (frames.size() < StackTrace.MOST_FRAMES) {
      frames.add(frame);
    }
  }

  void endOfMessage() {
    inMessage = false;
  }

  Thrown build() {
    return new Thrown(className, message == null ? null : message.toString().strip(), frames);
  }
}
