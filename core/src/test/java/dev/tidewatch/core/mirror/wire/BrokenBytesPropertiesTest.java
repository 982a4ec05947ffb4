package dev.tidewatch.core.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.mirror.wire.Decoded.Broken;
import dev.tidewatch.core.mirror.wire.Decoded.Deleted;
import dev.tidewatch.core.mirror.wire.Decoded.Present;
import dev.tidewatch.core.mirror.wire.Decoded.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.protocol.types.SchemaException;

class BrokenBytesPropertiesTest {

  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new Checkpoint.Key("group", "A.orders", 7), 4_711, 42, "meta");

  @Property(tries = 2_000)
  void noBytesMakeADecoderThrow(
      @ForAll @Size(max = 60) byte[] key, @ForAll @Size(max = 60) byte[] value) {
    assertThat(
            List.of(
                HeartbeatCodec.decode(key, value),
                CheckpointCodec.decode(key, value),
                OffsetSyncCodec.decode(key, value)))
        .doesNotContainNull();
  }

  @Property(tries = 2_000)
  void whatIsRefusedKafkaRefusesToo(
      @ForAll @Size(max = 40) byte[] key, @ForAll @Size(max = 40) byte[] value) {
    assertAsKafka(
        OffsetSyncCodec.decode(key, value),
        () ->
            org.apache.kafka.connect.mirror.OffsetSync.deserializeRecord(
                KafkaOracle.record(key, value)));
    // Kafka only asserts the version, and so reads others as if they were 0.
    byte[] first = value.clone();
    Arrays.fill(first, 0, Math.min(2, first.length), (byte) 0);
    assertAsKafka(
        HeartbeatCodec.decode(key, first),
        () ->
            org.apache.kafka.connect.mirror.Heartbeat.deserializeRecord(
                KafkaOracle.record(key, first)));
    assertAsKafka(
        CheckpointCodec.decode(key, first),
        () ->
            org.apache.kafka.connect.mirror.Checkpoint.deserializeRecord(
                KafkaOracle.record(key, first)));
  }

  private static void assertAsKafka(Decoded<?, ?> decoded, Runnable kafka) {
    boolean refused = false;
    try {
      kafka.run();
    } catch (SchemaException e) {
      refused = true;
    }
    assertThat(decoded instanceof Broken).isEqualTo(refused);
  }

  @Property
  void everyCutIsNoticed(@ForAll @IntRange(max = 27) int left) {
    byte[] key = CheckpointCodec.encode(CHECKPOINT.key());
    byte[] value = CheckpointCodec.encode(CHECKPOINT);
    if (left < key.length) {
      assertThat(CheckpointCodec.decode(Arrays.copyOf(key, left), value))
          .isEqualTo(new Broken<>(Reason.SHORT_KEY));
    }
    if (left < value.length) {
      assertThat(CheckpointCodec.decode(key, Arrays.copyOf(value, left)))
          .isEqualTo(new Broken<>(Reason.SHORT_VALUE));
    }
  }

  @Property
  void anyOtherVersionIsSaidToBeUnknown(@ForAll short version) {
    byte[] key = CheckpointCodec.encode(CHECKPOINT.key());
    byte[] value = CheckpointCodec.encode(CHECKPOINT);
    ByteBuffer.wrap(value).putShort(version);
    assertThat(CheckpointCodec.decode(key, value))
        .isEqualTo(version == 0 ? new Present<>(CHECKPOINT) : new Broken<>(Reason.UNKNOWN_VERSION));
  }

  @Example
  void aTextOfNegativeLengthIsRefused() {
    byte[] key = CheckpointCodec.encode(CHECKPOINT.key());
    key[0] = (byte) 0x80;
    assertThat(CheckpointCodec.decode(key, CheckpointCodec.encode(CHECKPOINT)))
        .isEqualTo(new Broken<>(Reason.NEGATIVE_LENGTH));
  }

  @Example
  void aTombstoneTellsWhatWasDeletedAndARecordWithoutKeyNothing() {
    byte[] key = CheckpointCodec.encode(CHECKPOINT.key());
    assertThat(CheckpointCodec.decode(key, null)).isEqualTo(new Deleted<>(CHECKPOINT.key()));
    assertThat(HeartbeatCodec.decode(null, null)).isEqualTo(new Broken<>(Reason.NO_KEY));
    assertThat(HeartbeatCodec.decode(null, new byte[10])).isEqualTo(new Broken<>(Reason.NO_KEY));
  }
}
