package dev.tidewatch.mirror;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The records of MirrorMaker 2's topics in, the state of each flow out; signals, latencies,
 * checkpoints and offset syncs as stores. A pure function of its settings.
 *
 * <p>Two parts: the first, without state, says what each record says and when it arrived, and
 * brings that to where its flow is; the second keeps it. So a topic of any number of partitions,
 * which somebody has called {@code x.heartbeats}, changes no store.
 *
 * <p>Kafka Streams numbers the parts of a topology in the order of the names of their sources, and
 * the directory of a store has the number: the names here come after those of other features.
 */
public final class MirrorTopology {

  /** Between the two parts. */
  public static final String OBSERVATIONS = "watched-mirror-observations";

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private MirrorTopology() {}

  /**
   * Adds the topology.
   *
   * @param flows writes the values of the topic of flows
   */
  public static void add(
      StreamsBuilder builder, MirrorTopologySettings settings, Serde<MirrorFlow> flows) {
    MirrorStores.builders().forEach(builder::addStateStore);
    builder.stream(
            settings.topics().sources(),
            Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new MirrorTime())
                .withName("watched-mirrors"))
        .process(() -> new Observer(settings), Named.as("mirror-observe"))
        .repartition(
            Repartitioned.with(Serdes.String(), new ObservationSerde())
                .withName(OBSERVATIONS)
                .withNumberOfPartitions(settings.partitions())
                .withStreamPartitioner(new ByCluster()))
        .process(() -> new MirrorReducer(settings), Named.as("mirror-reduce"), MirrorStores.names())
        .to(
            settings.topics().flows(),
            Produced.with(Serdes.String(), flows).withName("mirror-flows-out"));
  }

  /** As the Java producer places keys, but for what goes everywhere. */
  private static final class ByCluster implements StreamPartitioner<String, Observation> {

    @Override
    public Optional<Set<Integer>> partitions(
        String topic, String key, Observation value, int numPartitions) {
      return key.equals(Observer.EVERYWHERE)
          ? Optional.of(
              IntStream.range(0, numPartitions).boxed().collect(Collectors.toUnmodifiableSet()))
          : Optional.empty();
    }
  }
}
