package dev.tidewatch.core.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.formatters.CheckpointFormatter;
import org.apache.kafka.connect.mirror.formatters.HeartbeatFormatter;
import org.apache.kafka.connect.mirror.formatters.OffsetSyncFormatter;

/** The same bytes, and the same values, as Kafka's own classes and formatters. */
class KafkaOracleTest {

  @Property(tries = 200)
  void heartbeatsAreThoseOfKafka(
      @ForAll @StringLength(max = 40) String source,
      @ForAll @StringLength(max = 40) String target,
      @ForAll long timestamp) {
    var kafka = new org.apache.kafka.connect.mirror.Heartbeat(source, target, timestamp);
    byte[] key = KafkaOracle.bytes(kafka, "recordKey");
    byte[] value = KafkaOracle.bytes(kafka, "recordValue");

    Heartbeat read = present(HeartbeatCodec.decode(key, value));

    assertThat(HeartbeatCodec.encode(read.key())).isEqualTo(key);
    assertThat(HeartbeatCodec.encode(read)).isEqualTo(value);
    assertThat(
            "Heartbeat{sourceClusterAlias=%s, targetClusterAlias=%s, timestamp=%d}"
                .formatted(read.key().source(), read.key().target(), read.timestamp())
                .strip())
        .isEqualTo(KafkaOracle.print(new HeartbeatFormatter(), key, value));
  }

  @Property(tries = 200)
  void checkpointsAreThoseOfKafka(
      @ForAll @StringLength(max = 40) String group,
      @ForAll @StringLength(max = 40) String topic,
      @ForAll int partition,
      @ForAll long upstream,
      @ForAll long downstream,
      @ForAll @StringLength(max = 40) String metadata) {
    var kafka =
        new org.apache.kafka.connect.mirror.Checkpoint(
            group, new TopicPartition(topic, partition), upstream, downstream, metadata);
    byte[] key = KafkaOracle.bytes(kafka, "recordKey");
    byte[] value = KafkaOracle.bytes(kafka, "recordValue");

    Checkpoint read = present(CheckpointCodec.decode(key, value));

    assertThat(CheckpointCodec.encode(read.key())).isEqualTo(key);
    assertThat(CheckpointCodec.encode(read)).isEqualTo(value);
    assertThat(
            "Checkpoint{consumerGroupId=%s, topicPartition=%s-%d, upstreamOffset=%d, downstreamOffset=%d, metadata=%s}"
                .formatted(
                    read.key().group(),
                    read.key().topic(),
                    read.key().partition(),
                    read.upstreamOffset(),
                    read.downstreamOffset(),
                    read.metadata())
                .strip())
        .isEqualTo(KafkaOracle.print(new CheckpointFormatter(), key, value));
  }

  @Property(tries = 200)
  void offsetSyncsAreThoseOfKafka(
      @ForAll @StringLength(max = 40) String topic,
      @ForAll int partition,
      @ForAll long upstream,
      @ForAll long downstream) {
    var kafka =
        new org.apache.kafka.connect.mirror.OffsetSync(
            new TopicPartition(topic, partition), upstream, downstream);
    byte[] key = KafkaOracle.bytes(kafka, "recordKey");
    byte[] value = KafkaOracle.bytes(kafka, "recordValue");

    OffsetSync read = present(OffsetSyncCodec.decode(key, value));

    assertThat(OffsetSyncCodec.encode(read.key())).isEqualTo(key);
    assertThat(OffsetSyncCodec.encode(read)).isEqualTo(value);
    assertThat(
            "OffsetSync{topicPartition=%s-%d, upstreamOffset=%d, downstreamOffset=%d}"
                .formatted(
                    read.key().topic(),
                    read.key().partition(),
                    read.upstreamOffset(),
                    read.downstreamOffset())
                .strip())
        .isEqualTo(KafkaOracle.print(new OffsetSyncFormatter(), key, value));
  }

  private static <K, V> V present(Decoded<K, V> decoded) {
    return ((Decoded.Present<K, V>) decoded).value();
  }
}
