package dev.tidewatch.core.deadletter.trace;

import java.util.List;
import java.util.Optional;

/**
 * What {@code Throwable.printStackTrace} printed, read back. Suppressed exceptions are left out:
 * they happened on the way out, and are not why.
 *
 * @param chain from the outermost exception to the innermost {@code Caused by}; empty where the
 *     text is no stack trace of Java
 */
public record StackTrace(List<Thrown> chain) {

  /** The exceptions kept of a chain; what comes between them and the root cause is left out. */
  static final int MOST_CAUSES = 64;

  /** The frames kept of an exception: the innermost ones. */
  static final int MOST_FRAMES = 256;

  /** The characters kept of a message. */
  static final int MOST_MESSAGE_CHARS = 16 * 1024;

  public StackTrace {
    chain = List.copyOf(chain);
  }

  /**
   * Reads a stack trace, whole or cut anywhere; any other text has an empty chain. Never throws, in
   * time linear in the length of the text.
   */
  public static StackTrace parse(String text) {
    return new StackTraceParser().parse(text);
  }

  /** The innermost {@code Caused by}, or the exception itself where it has no cause. */
  public Optional<Thrown> rootCause() {
    return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
  }
}
