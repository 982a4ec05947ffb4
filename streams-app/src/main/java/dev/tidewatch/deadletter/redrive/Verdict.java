package dev.tidewatch.deadletter.redrive;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of a record that a redrive has read. */
sealed interface Verdict {

  /** It is sent. */
  record Send(ProducerRecord<byte[], byte[]> record) implements Verdict {}

  /** It is none of those that are meant. */
  record NotMeant() implements Verdict {}

  /** It is meant, and stays where it is. */
  record Skip(Reason reason) implements Verdict {}

  /** Why a record that is meant is not sent. */
  enum Reason {
    /** It was sent again before, and the order does not say that it may be once more. */
    SENT_BEFORE("It has been sent again before; force sends it once more"),
    /** Nothing tells where it failed, and the order names no target. */
    NO_ORIGIN("Its headers do not say where it failed; give a target topic"),
    /** Where it failed is not there any more. */
    NO_SUCH_PARTITION("The topic or the partition where it failed is gone; give a target topic"),
    /** The target does not take a record of its size. */
    TOO_LARGE("The target topic takes no record of its size");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** For people: why, and what to do. */
    public String words() {
      return words;
    }
  }
}
