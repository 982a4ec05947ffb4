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
  TOO_LARGE("The target topic takes no record of its size");

  private final String words;

  SkipReason(String words) {
    this.words = words;
  }

  /** For people: why, and what to do. */
  public String words() {
    return words;
  }
}
