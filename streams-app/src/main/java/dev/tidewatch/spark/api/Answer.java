package dev.tidewatch.spark.api;

import java.util.function.Function;

/**
 * What a question comes to. The messages are Spark's own, word for word, where Spark has one: its
 * clients match on them.
 */
public sealed interface Answer<T> {

  /** The answer; status 200. */
  record Found<T>(T value) implements Answer<T> {}

  /** Nothing of that name; status 404. */
  record NotFound<T>(String message) implements Answer<T> {}

  /**
   * A parameter that cannot be read; status 400.
   *
   * @param noResource whether Spark finds no resource for such a value, which is status 404
   */
  record BadParameter<T>(String message, boolean noResource) implements Answer<T> {

    /** One that is a bad request to Spark as well. */
    public BadParameter(String message) {
      this(message, false);
    }
  }

  /** Goes on with what was found; a refusal stays what it is. */
  default <R> Answer<R> then(Function<? super T, ? extends Answer<R>> next) {
    if (this instanceof Found<T> found) {
      return next.apply(found.value());
    }
    if (this instanceof NotFound<T> missing) {
      return new NotFound<>(missing.message());
    }
    BadParameter<T> bad = (BadParameter<T>) this;
    return new BadParameter<>(bad.message(), bad.noResource());
  }
}
