package dev.tidewatch.app;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.config.RegistrySettings;
import dev.tidewatch.config.Secret;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * How output topics are written: Avro where there is a schema registry, JSON where there is not.
 */
final class Outputs {

  /** For somebody who waits for an answer. */
  private static final RegistryTimeouts WHILE_ASKED =
      new RegistryTimeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));

  private final @Nullable RegistryClient registry;

  private Outputs(@Nullable RegistryClient registry) {
    this.registry = registry;
  }

  static Outputs of(RegistrySettings settings) {
    return new Outputs(
        settings.urls().isEmpty() ? null : client(settings, RegistryTimeouts.DEFAULT));
  }

  /** What knows the schemas of other people's values; empty where there is no registry. */
  static Optional<RegistryClient> schemas(RegistrySettings settings) {
    return settings.urls().isEmpty()
        ? Optional.empty()
        : Optional.of(client(settings, WHILE_ASKED));
  }

  private static RegistryClient client(RegistrySettings settings, RegistryTimeouts timeouts) {
    return new RegistryClient(
        settings.urls(), settings.credentials().map(Secret::reveal), timeouts);
  }

  /**
   * The values of one topic. With a registry its schema is registered now, so that an instance that
   * could not write fails at its start, not in the middle of a transaction.
   */
  <T extends Record> Serde<T> serde(String topic, Class<T> type) {
    if (registry == null) {
      return new JsonSerde<>(type);
    }
    RecordAvroSerde<T> serde = new RecordAvroSerde<>(RecordCodec.of(type), registry);
    int unused = serde.prepare(topic);
    return serde;
  }
}
