package dev.tidewatch.core.deadletter.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, normalised: what its headers say, whoever wrote them. No payload, and texts are
 * bounded by {@link Limits} and redacted. Immutable.
 *
 * @param position where it is
 * @param owner who failed: the connector's name, or the consumer group of a Spring listener; null
 *     where no header tells, as always with Kafka Streams
 * @param taskId Connect's task; null elsewhere
 * @param stage Connect's {@code Stage}, or one of {@link SpringDecoder}; null where not told
 * @param executingClass the converter or transformation that failed, or Connect's own {@code
 *     SinkTask} for whatever sink (Connect)
 * @param rootCauseClass as a header tells it (Spring); the stack trace is the better source
 * @param message of the exception; null where the header is missing or has no value
 * @param problems headers that could not be read
 */
public record DeadLetter(
    Position position,
    Format format,
    @Nullable String owner,
    @Nullable Integer taskId,
    @Nullable String stage,
    @Nullable String executingClass,
    @Nullable String exceptionClass,
    @Nullable String rootCauseClass,
    @Nullable String message,
    @Nullable String stackTrace,
    Origin origin,
    List<HeaderProblem> problems) {

  public DeadLetter {
    problems = List.copyOf(problems);
  }
}
