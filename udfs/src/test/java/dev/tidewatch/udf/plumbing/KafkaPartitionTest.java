package dev.tidewatch.udf.plumbing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Kafka's own hash and serializers are the oracle. */
class KafkaPartitionTest {

  private final KafkaPartitionFunction function = new KafkaPartitionFunction();

  @Property
  void bytesGoWhereKafkasProducerPutsThem(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 10_000) int partitions) {
    assertThat(function.ofBytes(ByteBuffer.wrap(key), partitions))
        .isEqualTo(expected(key, partitions));
  }

  @Property
  void keysOfTypesGoWhereTheirBytesGo(
      @ForAll String text, @ForAll int integer, @ForAll long number) {
    assertThat(function.ofText(text, 7))
        .isEqualTo(expected(new StringSerializer().serialize("t", text), 7));
    assertThat(function.ofInteger(integer, 7))
        .isEqualTo(expected(new IntegerSerializer().serialize("t", integer), 7));
    assertThat(function.ofLong(number, 7))
        .isEqualTo(expected(new LongSerializer().serialize("t", number), 7));
  }

  @Property(tries = 1)
  void withoutPartitionsThereIsNone() {
    assertThat(function.ofText("key", 0)).isNull();
    assertThat(function.ofText("key", -1)).isNull();
    assertThat(function.ofText(null, 4)).isNull();
  }

  private static int expected(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
