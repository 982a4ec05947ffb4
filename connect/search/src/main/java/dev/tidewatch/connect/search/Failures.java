package dev.tidewatch.connect.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.httpclient5.ResponseException;

/** What the client's exceptions and the nodes' errors say. */
final class Failures {

  private Failures() {}

  /**
   * Whether a request is refused for what is in it: too large, or not understood. Whatever is not
   * surely so is not.
   */
  static boolean isOfTheRequest(Exception failure) {
    int status = status(failure);
    if (failure instanceof OpenSearchException refusal) {
      return Verdict.of(status, refusal.error()) == Verdict.REFUSED;
    }
    return status == 413;
  }

  /** The same, in words that say what to do where the client's do not. */
  static IOException clear(Exception failure) {
    return switch (status(failure)) {
      case 401 ->
          new IOException(
              "the node does not know the user (401): see username and password", failure);
      case 403 ->
          new IOException(
              "the user has no right to do this (403): it takes those to look for the index, to write"
                  + " to it, and with index.create to make it",
              failure);
      // The client throws about anything where an answer is not what it expects
      default ->
          failure instanceof IOException io ? io : new IOException(failure.toString(), failure);
    };
  }

  private static int status(@Nullable Throwable failure) {
    if (failure instanceof OpenSearchException refusal) {
      return refusal.status();
    }
    if (failure instanceof ResponseException refusal) {
      return refusal.status();
    }
    return failure == null ? 0 : status(failure.getCause());
  }

  /** Type and reason, with those of the causes, which say what really is wrong. */
  static String message(@Nullable ErrorCause error) {
    var message = new StringBuilder();
    for (ErrorCause at = error; at != null; at = at.causedBy()) {
      message.append(message.isEmpty() ? "" : ": ").append(at.type());
      message.append(at.reason() == null ? "" : ": " + at.reason());
    }
    return message.isEmpty() ? "no reason is said" : message.toString();
  }
}
