package dev.tidewatch.store;

/** A store cannot be read here now: it is still being restored, or its partition moved away. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A store that cannot be read.
   *
   * @param message for the caller; names no host
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
