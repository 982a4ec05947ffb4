package dev.tidewatch.ingest;

/** Shipping can't start or can't go on. The message says what to check or do, for an operator. */
public class IngestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IngestException(String message) {
    super(message);
  }

  public IngestException(String message, Throwable cause) {
    super(message, cause);
  }
}
