package dev.tidewatch.codec;

/** Stored bytes that no released version can have written: a bug, or a store of a newer version. */
public final class UnknownSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String type, String fingerprint) {
    super(
        "No released schema of "
            + type
            + " has the fingerprint "
            + fingerprint
            + ". If a newer Tidewatch wrote this state, run that version again.");
  }
}
