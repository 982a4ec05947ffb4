package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.ingest.IngestReport.RefusedLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends lines as records. One thread sends; acknowledgements come on the producer's.
 *
 * <p>A line that is too large is set aside and the run goes on. Any other failure ends the run at
 * the next {@link #flush}, before positions that would step over the lost line are written.
 */
final class EventSender implements AutoCloseable {

  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final ConcurrentLinkedQueue<RefusedLine> refused = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  EventSender(IngestOptions options) {
    this.topic = options.topic();
    var bytes = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(new ClientSettings(options).producer(), bytes, bytes);
  }

  /**
   * Queues a line; blocks while the producer's buffer is full.
   *
   * @throws IngestException when an earlier line was lost: each further one would wait in vain
   */
  void send(RecordOrigin origin, LogFile file, long offset, byte[] buffer, int start, int length) {
    throwFailure();
    var unused =
        producer.send(
            origin.record(topic, file, offset, buffer, start, length),
            (metadata, exception) -> {
              if (exception instanceof RecordTooLargeException) {
                origin.refuse(length);
                refused(file, offset, length);
              } else if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /** Notes a line that can't be sent. */
  void refused(LogFile file, long offset, long length) {
    refused.add(new RefusedLine(file, offset, length, raise(length)));
  }

  /** What to do about a line that is too large to be sent. */
  private static String raise(long length) {
    return "too large to be sent; raise max.request.size (--command-config), the topic's"
        + " max.message.bytes or the broker's message.max.bytes, and where lines like this are"
        + " read max.partition.fetch.bytes, above "
        + length
        + ", then ship again with --again";
  }

  void sendPosition(ProducerRecord<byte[], byte[]> record) {
    var unused =
        producer.send(
            record,
            (metadata, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /**
   * Waits until everything sent is acknowledged or refused.
   *
   * @throws IngestException when something was lost on the way
   */
  void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw new IngestException("interrupted while waiting for Kafka's acknowledgements", e);
    }
    throwFailure();
  }

  /** Fails early, without waiting. */
  void throwFailure() {
    Exception lost = failure.get();
    if (lost != null) {
      throw new IngestException(
          "Kafka did not take an event: "
              + lost.getMessage()
              + ". What was acknowledged is noted; run the same command again to go on from there.",
          lost instanceof KafkaException ? lost : new KafkaException(lost));
    }
  }

  List<RefusedLine> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
