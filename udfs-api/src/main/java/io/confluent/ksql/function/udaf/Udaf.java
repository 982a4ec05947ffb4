package io.confluent.ksql.function.udaf;

/**
 * An aggregate function.
 *
 * @param <I> what a row has
 * @param <A> the intermediate value, which is stored
 * @param <O> the result
 */
public interface Udaf<I, A, O> {

  /** The intermediate value of no rows. */
  A initialize();

  /** The intermediate value with one row more. */
  A aggregate(I current, A aggregate);

  /** The intermediate value of the rows of both, as when two sessions become one. */
  A merge(A one, A two);

  /** The result. */
  O map(A aggregate);
}
