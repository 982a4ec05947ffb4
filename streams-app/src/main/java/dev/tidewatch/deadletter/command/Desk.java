package dev.tidewatch.deadletter.command;

import java.util.List;

/** Sees to it that orders are carried out where the groups are. Safe for use by any thread. */
public interface Desk {

  /** Leaves all orders lying. */
  Desk CLOSED = (partition, orders) -> {};

  /**
   * Says which orders are open in a partition: told again and again, it is the whole truth each
   * time. Does not wait.
   *
   * @param partition of the groups; empty lists are told of one that leaves
   */
  void open(int partition, List<Open> orders);

  /**
   * An order that has not ended.
   *
   * @param cancelled whether it is to be stopped
   */
  record Open(Order order, boolean cancelled) {}
}
