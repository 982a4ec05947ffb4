package dev.tidewatch.bench.ingest;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.kafka.StreamsProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * A Kafka Streams application that reads a topic with an instance's settings, exactly once, and
 * makes nothing of it: the least that any topology has to do. In a JVM of its own.
 */
public final class IdleTopology {

  /** Prints this and the nanoseconds from RUNNING until the last record. */
  static final String READ = "read in ";

  private IdleTopology() {}

  /**
   * Reads and ends.
   *
   * @param arguments bootstrap servers, application id, topic, how many records it has, directory
   *     of its state
   */
  public static void main(String[] arguments) throws Exception {
    long expected = Long.parseLong(arguments[3]);
    Config config =
        config(
            List.of(
                "bootstrap.servers=" + arguments[0],
                "application.id=" + arguments[1],
                "state.dir=" + arguments[4]));
    AtomicLong seen = new AtomicLong();
    CompletableFuture<Long> running = new CompletableFuture<>();
    CompletableFuture<Long> last = new CompletableFuture<>();
    ProcessorSupplier<byte[], byte[], Void, Void> idle =
        () ->
            record -> {
              if (seen.incrementAndGet() == expected) {
                last.complete(System.nanoTime());
              }
            };
    Topology topology =
        new Topology()
            .addSource(
                "events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), arguments[2])
            .addProcessor("count", idle, "events");
    try (KafkaStreams streams =
        new KafkaStreams(topology, StreamsProperties.streams(config, Optional.empty()))) {
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
              running.complete(System.nanoTime());
            }
          });
      streams.start();
      System.out.println(READ + (last.get() - running.get()));
    }
  }

  private static Config config(List<String> settings) {
    if (ConfigReader.read(Optional.empty(), Map.of(), settings)
        instanceof ConfigResult.Valid valid) {
      return valid.config();
    }
    throw new IllegalStateException("the benchmark's own settings are wrong: " + settings);
  }
}
