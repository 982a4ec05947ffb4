package dev.tidewatch.tls;

import java.nio.file.Path;

/** A file of the TLS settings cannot be used. The message names the file and says what to do. */
public final class TlsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TlsException(Path file, String problem) {
    super(file + ": " + problem);
  }

  TlsException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
