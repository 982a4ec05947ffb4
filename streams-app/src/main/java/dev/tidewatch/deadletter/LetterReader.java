package dev.tidewatch.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead letters back from the output topic. Somebody else may have written there: such a
 * record is refused, whatever it holds.
 *
 * <p>Owned by one stream thread.
 */
final class LetterReader {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final int TOPIC_LENGTH = 249;

  private final int partitions;
  private final Deserializer<DeadLetter> values;

  LetterReader(int partitions, Deserializer<DeadLetter> values) {
    this.partitions = partitions;
    this.values = values;
  }

  /**
   * The dead letter; null where the record holds none.
   *
   * @throws RetriableException when that cannot be told now, since no schema registry answers
   */
  @Nullable DeadLetter read(Record<byte[], byte[]> record, RecordMetadata at) {
    if (record.key() == null || record.value() == null) {
      return null;
    }
    try {
      DeadLetter letter = values.deserialize(at.topic(), record.value());
      return letter != null && isWhole(letter) && isAtHome(letter, record.key(), at.partition())
          ? LetterTexts.clean(letter)
          : null;
    } catch (RetriableException notNow) {
      throw notNow;
    } catch (SerializationException | NullPointerException | IllegalArgumentException foreign) {
      return null;
    }
  }

  /** Of a JSON object of something else the fields are null. */
  @SuppressWarnings("NullAway") // what others write holds no promise
  private static boolean isWhole(DeadLetter letter) {
    return letter.fingerprint() != null
        && FINGERPRINT.matcher(letter.fingerprint()).matches()
        && letter.topic() != null
        && !letter.topic().isEmpty()
        && letter.topic().length() <= TOPIC_LENGTH
        && letter.topic().chars().allMatch(c -> c > ' ' && c < 127)
        && letter.partition() >= 0
        && letter.offset() >= 0
        && letter.timestamp() >= 0
        && letter.headerBytes() >= 0
        && letter.timestampType() != null
        && letter.format() != null
        && letter.failureClass() != null
        && letter.failureReason() != null
        && letter.failureSource() != null
        && letter.components() != null
        && letter.problems() != null;
  }

  private boolean isAtHome(DeadLetter letter, byte[] key, int partition) {
    return letter.fingerprint().equals(new String(key, StandardCharsets.UTF_8))
        && BuiltInPartitioner.partitionForKey(key, partitions) == partition;
  }
}
