package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.deadletter.command.Order;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Makes runs of orders. Safe for use by any thread.
 *
 * @param clients how to reach Kafka
 * @param prefix of the names of consumer groups and transactions; ends where an order's id begins
 * @param redaction what messages go through before they are compared, as when they were grouped
 * @param address where records may be sent to
 * @param journal where it is written down
 */
public record RedriveRuns(
    Properties clients, String prefix, Redaction redaction, Address address, Journal journal) {

  Redrive run(Order order, Predicate<Position> sentBefore, Redrive.Signal signal) {
    return new Redrive(
        clients, prefix + order.id(), order, judge(order, sentBefore), address, journal, signal);
  }

  Judge judge(Order order, Predicate<Position> sentBefore) {
    return new Judge(order, new Decoders(redaction), sentBefore, address);
  }
}
