package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.deadletter.command.SkipReason;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of a record that a redrive has read. */
sealed interface Verdict {

  /** It is sent. */
  record Send(ProducerRecord<byte[], byte[]> record) implements Verdict {}

  /** It is none of those that are meant. */
  record NotMeant() implements Verdict {}

  /** It is meant, and stays where it is. */
  record Skip(SkipReason reason) implements Verdict {}
}
