package dev.tidewatch.core.mirror.wire;

import dev.tidewatch.core.mirror.wire.Decoded.Reason;

/** Bytes are not of the format. Never leaves this package. */
final class BrokenBytesException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Without a stack trace: a topic can be full of such records. */
  BrokenBytesException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
