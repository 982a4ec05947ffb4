package dev.tidewatch.mirror.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.core.mirror.link.Method;
import dev.tidewatch.testkit.EmbeddedBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A consumer of a real broker, by a clock that this test turns on. */
class WatchingClientsTest {

  private final EmbeddedBroker broker = EmbeddedBroker.shared();
  private final AtomicLong ahead = new AtomicLong();
  private final Clock clock =
      ((InstantSource) () -> Instant.now().plusMillis(ahead.get())).withZone(ZoneOffset.UTC);
  private final Watch watch = new Watch();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", broker.bootstrap()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  @SuppressWarnings("NullAway.Init") // set by prepare
  private String topic;

  @SuppressWarnings("NullAway.Init") // set by prepare
  private Consumer<byte[], byte[]> consumer;

  @BeforeEach
  void prepare(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName() + ".heartbeats";
    boolean append = topic.startsWith("appendTimes");
    broker.createTopic(
        topic, 1, Map.of("message.timestamp.type", append ? "LogAppendTime" : "CreateTime"));
    consumer =
        new WatchingClients(name -> name.endsWith("heartbeats"), watch, clock)
            .getConsumer(
                Map.of(
                    "bootstrap.servers", broker.bootstrap(),
                    "enable.auto.commit", "false",
                    "auto.offset.reset", "earliest"));
  }

  @AfterEach
  void close() {
    consumer.close();
    producer.close();
  }

  private void send(int count) throws ExecutionException, InterruptedException {
    for (int i = 0; i < count; i++) {
      producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {2})).get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    await()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(50)).forEach(records::add);
              return records.size() >= count;
            });
    return records;
  }

  private void awaitEnd() {
    await()
        .until(
            () -> {
              var unused = consumer.poll(Duration.ofMillis(50));
              return !watch.isEmpty() && watch.behind(clock.millis()).isEmpty();
            });
  }

  private List<Method> methods(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> Arrival.read(record.headers(), clock.millis()).method())
        .toList();
  }

  @Test
  void whatWasThereBeforeIsReadLateAndWhatComesIsReadAsItComes() throws Exception {
    send(3);
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    assertThat(methods(poll(3))).containsOnly(Method.READ_LATE);

    awaitEnd();
    send(1);
    List<ConsumerRecord<byte[], byte[]>> next = poll(1);
    assertThat(methods(next)).containsExactly(Method.READ_AS_IT_CAME);
    assertThat(Arrival.read(next.get(0).headers(), 0).at())
        .isBetween(next.get(0).timestamp(), clock.millis());
  }

  @Test
  void whatComesWhileNobodyPollsIsReadLate() throws Exception {
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    awaitEnd();
    send(2);
    ahead.addAndGet(10_000);
    assertThat(watch.behind(clock.millis())).containsExactly(topic);
    assertThat(methods(poll(2))).containsOnly(Method.READ_LATE);
  }

  @Test
  void appendTimesAreKnownHoweverLateTheyAreRead() throws Exception {
    send(2);
    ahead.addAndGet(10_000);
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    List<ConsumerRecord<byte[], byte[]>> records = poll(2);
    assertThat(methods(records)).containsOnly(Method.APPEND_TIME);
    assertThat(Arrival.read(records.get(0).headers(), 0).at())
        .isEqualTo(records.get(0).timestamp());
  }

  @Test
  void topicsThatAreTakenAwayAreNotWatched() {
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    awaitEnd();
    consumer.unsubscribe();
    var unused = consumer.assignment();
    broker.createTopic(topic + ".other", 1, Map.of());
    consumer.assign(List.of(new TopicPartition(topic + ".other", 0)));
    var unusedToo = consumer.poll(Duration.ofMillis(50));
    assertThat(watch.isEmpty()).isTrue();
  }
}
