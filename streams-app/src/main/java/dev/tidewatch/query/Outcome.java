package dev.tidewatch.query;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of a question. Failures are values: each says what the caller can do about it. */
public sealed interface Outcome<T> {

  /** The answer. */
  record Found<T>(T value, Freshness freshness) implements Outcome<T> {}

  /**
   * What the question names does not exist, as far as the replica that was read knows.
   *
   * @param message for people; on routes of Spark's API, Spark's own words
   * @param freshness null where no store was read
   */
  record NotFound<T>(Subject subject, String message, @Nullable Freshness freshness)
      implements Outcome<T> {}

  /**
   * The question cannot be understood.
   *
   * @param message names the parameter and what is allowed
   * @param noResource whether Spark's API finds no resource for such a value
   */
  record BadParameter<T>(String message, boolean noResource) implements Outcome<T> {

    /** One that is a bad request, as all are but some of Spark's. */
    public BadParameter(String message) {
      this(message, false);
    }
  }

  /**
   * The answer exists, but not here and now.
   *
   * @param reason for people
   * @param retryAfter when it is worth asking again
   */
  record Unavailable<T>(String reason, Duration retryAfter) implements Outcome<T> {}

  /** Goes on with what was found and its age; every other outcome stays what it is. */
  default <R> Outcome<R> then(BiFunction<? super T, Freshness, ? extends Outcome<R>> next) {
    if (this instanceof Found<T> found) {
      return next.apply(found.value(), found.freshness());
    }
    if (this instanceof NotFound<T> missing) {
      return new NotFound<>(missing.subject(), missing.message(), missing.freshness());
    }
    if (this instanceof BadParameter<T> bad) {
      return new BadParameter<>(bad.message(), bad.noResource());
    }
    Unavailable<T> unavailable = (Unavailable<T>) this;
    return new Unavailable<>(unavailable.reason(), unavailable.retryAfter());
  }

  /** The same outcome with the value of a {@link Found} changed. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return then((value, freshness) -> new Found<>(change.apply(value), freshness));
  }
}
