package dev.tidewatch.deadletter.command;

import dev.tidewatch.query.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes commands to their topic. Safe for use by any thread; connects with the first command. */
public final class CommandLog implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String PATIENCE_MS = "5000";

  private final String topic;
  private final Serializer<Command> values;
  private final Properties settings = new Properties();
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param clients how to reach Kafka
   * @param values safe for use by any thread
   */
  public CommandLog(Properties clients, String topic, Serializer<Command> values) {
    this.topic = topic;
    this.values = values;
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "tidewatch-commands",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS,
            ProducerConfig.LINGER_MS_CONFIG, "0"));
  }

  /** A command was not written, or nobody knows whether it was. */
  public static final class NotWrittenException extends Exception {

    private static final long serialVersionUID = 1;

    NotWrittenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The record that holds a command. */
  public ProducerRecord<byte[], byte[]> record(Command command) {
    return new ProducerRecord<>(
        topic, command.entity().getBytes(StandardCharsets.UTF_8), values.serialize(topic, command));
  }

  /**
   * Writes a command, and waits until Kafka has it.
   *
   * @throws NotWrittenException where Kafka does not say so in time
   */
  public void write(Command command, Deadline deadline) throws NotWrittenException {
    try {
      producer()
          .send(record(command))
          .get(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new NotWrittenException("Kafka did not take the command: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new NotWrittenException(
          "Kafka did not answer in time: whether it has the command "
              + command.id()
              + " is not known",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotWrittenException("The instance is stopping", e);
    }
  }

  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> known = producer;
    if (known == null) {
      known = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE);
    }
  }
}
