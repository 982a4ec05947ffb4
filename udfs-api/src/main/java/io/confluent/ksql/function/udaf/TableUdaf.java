package io.confluent.ksql.function.udaf;

/** An aggregate function that a table can be the source of: its rows change and go. */
public interface TableUdaf<I, A, O> extends Udaf<I, A, O> {

  /** The intermediate value without a row that was in it. */
  A undo(I valueToUndo, A aggregateValue);
}
