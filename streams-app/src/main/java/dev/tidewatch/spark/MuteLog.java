package dev.tidewatch.spark;

import dev.tidewatch.query.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands to every partition of their topic, all or none. Safe for use by any thread, one
 * command at a time; connects with the first one.
 */
public final class MuteLog implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String PATIENCE_MS = "5000";

  private final String topic;
  private final int partitions;
  private final Serializer<MuteCommand> values;
  private final Properties settings = new Properties();
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param clients how to reach Kafka
   * @param group prefix of the transactional id
   * @param partitions of the topic
   * @param values safe for use by any thread
   */
  public MuteLog(
      Properties clients,
      String group,
      String topic,
      int partitions,
      Serializer<MuteCommand> values) {
    this.topic = topic;
    this.partitions = partitions;
    this.values = values;
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            "tidewatch-spark-commands",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            group + "-mutes-" + UUID.randomUUID(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            PATIENCE_MS,
            ProducerConfig.LINGER_MS_CONFIG,
            "0"));
  }

  /** Partitions that a command is written to. */
  public int partitions() {
    return partitions;
  }

  /** A command was not written, or nobody knows whether it was. */
  public static final class NotWrittenException extends Exception {

    private static final long serialVersionUID = 1;

    NotWrittenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Writes a command, and waits until Kafka has it.
   *
   * @throws NotWrittenException where Kafka does not say so; to give the command again is harmless
   */
  public synchronized void write(MuteCommand command, Deadline deadline)
      throws NotWrittenException {
    if (deadline.remaining().isZero()) {
      throw new NotWrittenException("There was no time left to write the command", null);
    }
    byte[] key = (command.user() + "/" + command.name()).getBytes(StandardCharsets.UTF_8);
    try {
      Producer<byte[], byte[]> writer = connected();
      writer.beginTransaction();
      byte[] value = values.serialize(topic, command);
      for (int partition = 0; partition < partitions; partition++) {
        var unused = writer.send(new ProducerRecord<>(topic, partition, key, value));
      }
      writer.commitTransaction();
    } catch (KafkaException failed) {
      close(); // the next command begins with a new one, which ends what this one has left open
      throw new NotWrittenException(
          "Kafka did not take the command: " + failed.getMessage(), failed);
    }
  }

  private Producer<byte[], byte[]> connected() {
    Producer<byte[], byte[]> known = producer;
    if (known == null) {
      known = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
      known.initTransactions();
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE);
      producer = null;
    }
  }
}
