package dev.tidewatch.local.connect;

import java.io.IOException;

/** A worker refused a request, and says why. */
public final class ConnectRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ConnectRefusedException(String request, int status, String answer) {
    super("%s answered %d: %s".formatted(request, status, answer));
    this.status = status;
  }

  /** The HTTP status, such as 400 for a configuration with errors. */
  public int status() {
    return status;
  }
}
