package dev.tidewatch.ingest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Kafka client configurations of a run: defaults for shipping, then what the operator set. */
final class ClientSettings {

  /** How long an unreachable cluster is tried before the operator is told, milliseconds. */
  static final int REACH_TIMEOUT_MS = 10_000;

  /** How long brokers may be away during a run before the operator is told, milliseconds. */
  private static final int LOST_TIMEOUT_MS = 60_000;

  /** Uncompressed bytes a batch aims at, compressed well below the broker's default limit. */
  private static final int BATCH_BYTES = 512 << 10;

  private final IngestOptions options;

  ClientSettings(IngestOptions options) {
    this.options = options;
  }

  /**
   * Reads a properties file of Kafka client settings.
   *
   * @throws IngestException when it can't be read
   */
  static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IngestException("--command-config " + file + " can't be read: " + e, e);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return settings;
  }

  Map<String, Object> admin() {
    Map<String, Object> settings = common("admin");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REACH_TIMEOUT_MS / 2);
    settings.putAll(options.clientProperties());
    return pointed(settings);
  }

  Map<String, Object> consumer() {
    Map<String, Object> settings = common("positions");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.putAll(options.clientProperties());
    // Positions are read whole, outside any group
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return pointed(settings);
  }

  Map<String, Object> producer() {
    Map<String, Object> settings = common("producer");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, options.maxRequestBytes());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LOST_TIMEOUT_MS / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LOST_TIMEOUT_MS);
    settings.putAll(options.clientProperties());
    // Not for the operator to loosen: an event lost or repeated by the producer is a wrong number
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return pointed(settings);
  }

  /** A record larger than the whole buffer is refused, so the buffer follows the request size. */
  private long bufferBytes() {
    return Math.max(64L << 20, options.maxRequestBytes() + (16L << 20));
  }

  private static Map<String, Object> common(String role) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "tidewatch-ingest-" + role);
    return settings;
  }

  private Map<String, Object> pointed(Map<String, Object> settings) {
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap());
    return settings;
  }
}
