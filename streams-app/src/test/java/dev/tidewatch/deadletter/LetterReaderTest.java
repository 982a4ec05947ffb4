package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterReaderTest {

  private static final byte[] KEY = Letters.FINGERPRINT.getBytes(StandardCharsets.UTF_8);
  private static final int HOME = BuiltInPartitioner.partitionForKey(KEY, 4);

  private record At(String topic, int partition, long offset) implements RecordMetadata {}

  private static @Nullable DeadLetter read(Deserializer<DeadLetter> values, int partition) {
    return new LetterReader(4, values)
        .read(new Record<>(KEY, new byte[] {1}, 0), new At("letters", partition, 7));
  }

  @Test
  void aDeadLetterIsReadWhereQueriesLookForItsGroupAlone() {
    DeadLetter letter = Letters.of(0, 1, 0);
    assertThat(read((topic, value) -> letter, HOME)).isEqualTo(letter);
    assertThat(read((topic, value) -> letter, (HOME + 1) % 4)).isNull();
  }

  @Test
  void whatCannotBeReadIsNoDeadLetter() {
    assertThat(
            read(
                (topic, value) -> {
                  throw new SerializationException("other");
                },
                HOME))
        .isNull();
  }

  @Test
  void whereNoSchemaRegistryAnswersItIsReadAgainLater() {
    assertThatThrownBy(
            () ->
                read(
                    (topic, value) -> {
                      throw new TimeoutException("no registry");
                    },
                    HOME))
        .isInstanceOf(RetriableException.class);
  }
}
