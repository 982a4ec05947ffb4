package dev.tidewatch.core.deadletter.failure;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.core.deadletter.trace.Thrown;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rules look at: the stage, the names of all exceptions, and all messages in lower case. */
final class Evidence {

  /** The characters looked at of each message. */
  private static final int MOST_MESSAGE_CHARS = 4096;

  private final @Nullable String stage;
  private final Set<String> exceptions = new HashSet<>();
  private final StringBuilder texts = new StringBuilder();

  Evidence(DeadLetter letter, StackTrace trace) {
    stage = letter.stage();
    addException(letter.exceptionClass());
    addException(letter.rootCauseClass());
    addText(letter.message());
    for (Thrown thrown : trace.chain()) {
      addException(thrown.className());
      addText(thrown.message());
    }
  }

  private void addException(@Nullable String className) {
    if (className != null) {
      exceptions.add(className);
      int simple = Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1;
      exceptions.add(className.substring(simple));
    }
  }

  private void addText(@Nullable String message) {
    if (message != null) {
      int end = Math.min(message.length(), MOST_MESSAGE_CHARS);
      texts.append(message.substring(0, end).toLowerCase(Locale.ROOT)).append('\n');
    }
  }

  boolean isOfStage(List<String> stages) {
    return stages.isEmpty() || (stage != null && stages.contains(stage));
  }

  boolean hasException(List<String> names) {
    return names.isEmpty() || names.stream().anyMatch(exceptions::contains);
  }

  boolean hasText(List<String> wanted) {
    return wanted.isEmpty() || wanted.stream().anyMatch(text -> texts.indexOf(text) >= 0);
  }
}
