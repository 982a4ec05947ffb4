package dev.tidewatch.spark;

import dev.tidewatch.balance.BalanceAnswer;
import dev.tidewatch.balance.Balances;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.SparkViews.Everything;

/**
 * How the events lie on the partitions of their topic, as producers have placed them. Safe for use
 * by any thread.
 *
 * @param topic the events
 */
public record BalanceOfEvents(Partitions partitions, String topic) {

  /** Finds nothing of another topic. */
  public Outcome<BalanceAnswer> of(Terms terms, String asked) {
    if (!asked.equals(topic)) {
      return new Outcome.NotFound<>(Subject.TOPIC, "no events are read from that topic", null);
    }
    return partitions
        .readAll(terms, SparkViews.BALANCE, new Everything())
        .then(
            (rows, freshness) ->
                rows.isEmpty()
                    ? new Outcome.NotFound<>(
                        Subject.TOPIC, "no event of that topic was read", freshness)
                    : new Outcome.Found<>(Balances.answer(topic, rows), freshness));
  }
}
