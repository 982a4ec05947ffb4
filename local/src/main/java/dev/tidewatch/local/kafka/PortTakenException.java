package dev.tidewatch.local.kafka;

import java.io.IOException;

/** A port that something else listens on. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(int port, String user, IOException cause) {
    super(
        "%s cannot listen on %s:%d (%s): stop the program that does, or choose another port (0 = any free one)"
            .formatted(user, Ports.HOST, port, cause.getMessage()),
        cause);
  }
}
