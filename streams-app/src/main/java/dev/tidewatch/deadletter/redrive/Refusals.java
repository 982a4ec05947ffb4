package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.command.SkipReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * What Kafka is known not to take, learnt from the transactions that failed of it, so that the next
 * one leaves it out. A broker refuses a whole batch for one record in it: what was refused in
 * company is under suspicion, and is known once it was refused alone.
 *
 * <p>Bounded by the records of one transaction, and by the topics that records failed in. Owned by
 * one thread.
 */
final class Refusals {

  private final Map<Position, SkipReason> refused = new HashMap<>();
  private final Set<Position> suspects = new HashSet<>();
  private final Set<String> closed = new HashSet<>();

  /** What becomes of a record, with what is known of it and of its target. */
  Verdict of(Position position, Verdict verdict) {
    if (!(verdict instanceof Verdict.Send send)) {
      return verdict;
    }
    if (closed.contains(send.record().topic())) {
      return new Verdict.Skip(SkipReason.NOT_ALLOWED);
    }
    SkipReason reason = refused.get(position);
    return reason == null ? verdict : new Verdict.Skip(reason);
  }

  /** Whether a record is to be sent in a batch of its own, to find out whether it is the one. */
  boolean isSuspect(Position position) {
    return suspects.contains(position);
  }

  /**
   * Learns from a record that was not taken.
   *
   * @param alone whether nothing else was in its batch
   * @return whether the next transaction is another one for it
   */
  boolean learn(Position position, Throwable error, boolean alone) {
    if (error instanceof TopicAuthorizationException unauthorized) {
      return closed.addAll(unauthorized.unauthorizedTopics());
    }
    // A batch that is too large is split by the producer, until the record is alone.
    if (error instanceof RecordTooLargeException) {
      return refused.put(position, SkipReason.TOO_LARGE) == null;
    }
    if (error instanceof InvalidRecordException
        || error instanceof InvalidTimestampException
        || error instanceof InvalidTopicException) {
      return alone ? refused.put(position, SkipReason.REFUSED) == null : suspects.add(position);
    }
    return false;
  }

  /** Forgets the records: they are behind the redrive. */
  void forgetRecords() {
    refused.clear();
    suspects.clear();
  }
}
