package dev.tidewatch.deadletter.command;

/** Why a record that a redrive means is not sent. */
public enum SkipReason {
  /** It was sent again before, and the order does not say that it may be once more. */
  SENT_BEFORE("It was sent again before; force sends it once more"),
  /** Nothing tells where it failed, and the order names no target. */
  NO_ORIGIN("Its headers do not say where it failed; give a target topic"),
  /** Where it failed is not there any more. */
  NO_SUCH_PARTITION("The topic or the partition where it failed is gone; give a target topic"),
  /** Where it failed is a topic of dead letters, or one that Tidewatch writes. */
  LOOP("It failed in a topic that Tidewatch reads as dead letters or writes; give a target topic"),
  /** The target does not take a record of its size. */
  TOO_LARGE("The target topic takes no record of its size"),
  /**
   * The target does not take it: for its key, its timestamp, or because only brokers write there.
   */
  REFUSED(
      "The target topic does not take it: it has no key and the topic is compacted, its timestamp is"
          + " outside the topic's limits, or the topic is Kafka's own; give another target topic"),
  /** Tidewatch has no right to write where it failed. */
  NOT_ALLOWED(
      "Kafka does not let Tidewatch write to the topic: allow it, or give another target topic"),
  /** A position that the order names holds a dead letter of another group. */
  OTHER_GROUP("It is not of this group: order it with the group that it is of"),
  /** A position that the order names is outside the order's own times. */
  OTHER_TIME("Its timestamp is outside the times of the order");

  private final String words;

  SkipReason(String words) {
    this.words = words;
  }

  /** For people: why, and what to do. */
  public String words() {
    return words;
  }
}
