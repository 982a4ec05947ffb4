package dev.tidewatch.core.deadletter.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception of a chain.
 *
 * @param className empty where the trace begins in the middle of its frames
 * @param message null where it has none; with line breaks where it has several lines
 * @param frames its own, the innermost first; those that it shares with the exception that it
 *     caused ({@code ... n more}) are not repeated
 */
public record Thrown(String className, @Nullable String message, List<Frame> frames) {

  public Thrown {
    frames = List.copyOf(frames);
  }
}
