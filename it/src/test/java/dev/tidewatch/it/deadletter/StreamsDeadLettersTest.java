package dev.tidewatch.it.deadletter;

import static dev.tidewatch.it.deadletter.Topics.SENT_AT;
import static dev.tidewatch.it.deadletter.Topics.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka Streams application that goes on after what fails, and keeps dead letters. */
@ExtendWith(SharedKafka.class)
class StreamsDeadLettersTest {

  private static final int CAKE = 100;

  @TempDir private Path directory;

  private String application = "";
  private String input = "";
  private String dead = "";

  @SuppressWarnings("NullAway.Init") // set by start
  private Topics topics;

  @SuppressWarnings("NullAway.Init") // set by start
  private KafkaStreams streams;

  @BeforeEach
  void start(TestCluster cluster, TestInfo test) {
    application = "cake-" + Integer.toHexString(test.getDisplayName().hashCode());
    input = application + ".guests";
    dead = "dlq." + application;
    topics = new Topics(cluster.bootstrapServers());
    topics.create(input, 1);
    topics.create(application + ".pieces", 1);
    topics.create(dead, 1);
    streams = new KafkaStreams(topology(), settings(cluster));
    streams.start();
  }

  @AfterEach
  void stop() {
    streams.close();
    topics.close();
  }

  @Test
  void aRecordThatCannotBeReadIsKeptAsItWas() {
    // when
    RecordMetadata sent =
        topics.send(
            new ProducerRecord<>(
                input,
                0,
                SENT_AT,
                utf8("a key"),
                utf8("no int32"),
                List.of(new RecordHeader("trace", new byte[] {1, 2, 3}))));
    topics.send(input, "ten");

    // then
    List<Dead> letters = topics.awaitDead(dead, 2);
    Dead first = letters.get(0);
    assertThat(first.letter())
        .satisfies(
            letter -> {
              assertThat(letter.format()).isEqualTo(Format.STREAMS);
              assertThat(letter.owner()).isNull();
              assertThat(letter.taskId()).isNull();
              assertThat(letter.stage()).isNull();
              assertThat(letter.exceptionClass())
                  .isEqualTo("org.apache.kafka.common.errors.SerializationException");
              assertThat(letter.message())
                  .isEqualTo("Size of data received by IntegerDeserializer is not 4");
              assertThat(letter.origin()).isEqualTo(new Origin(input, 0, sent.offset(), SENT_AT));
              assertThat(letter.problems()).isEmpty();
            });
    assertThat(first.record().key()).isEqualTo(utf8("a key"));
    assertThat(first.value()).isEqualTo("no int32");
    assertThat(first.record().timestamp()).isEqualTo(SENT_AT);
    assertThat(first.record().headers().lastHeader("trace").value()).containsExactly(1, 2, 3);
    assertThat(first.component("dead-letter topic")).containsExactly(dead);
    assertThat(letters).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
    assertThat(letters.get(1).group()).isEqualTo(first.group());
  }

  @Test
  void eachBugOfAProcessorIsAGroupWithTheFramesOfItsCode() {
    // when
    RecordMetadata sent = send(0);
    send(-3);
    send(0);
    send(-4);
    send(5);

    // then
    List<Dead> letters = topics.awaitDead(dead, 4);
    Dead noGuests = letters.get(0);
    Dead negative = letters.get(1);
    assertThat(noGuests.letter().origin()).isEqualTo(new Origin(input, 0, sent.offset(), SENT_AT));
    assertThat(noGuests.record().value()).isEqualTo(int32(0));
    assertThat(noGuests.record().timestamp()).isEqualTo(SENT_AT);
    assertThat(noGuests.diagnosis().rootCauseClass()).isEqualTo("java.lang.ArithmeticException");
    assertThat(noGuests.component("in-project frame"))
        .startsWith(StreamsDeadLettersTest.class.getName() + ".pieces");
    assertThat(negative.diagnosis().rootCauseClass())
        .isEqualTo("java.lang.IllegalArgumentException");
    assertThat(letters).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
    assertThat(letters.get(2).group()).isEqualTo(noGuests.group());
    assertThat(letters.get(3).group()).isEqualTo(negative.group());
    assertThat(negative.group()).isNotEqualTo(noGuests.group());
  }

  @Test
  void afterARepartitionTheOriginIsTheInternalTopic() {
    // when pieces come to nothing only there
    send(CAKE + 1);

    // then
    Dead letter = topics.awaitDead(dead, 1).get(0);
    assertThat(letter.letter().origin())
        .isEqualTo(new Origin(application + "-by-size-repartition", 0, 0L, SENT_AT));
    assertThat(letter.record().value()).isEqualTo(int32(0));
    assertThat(letter.letter().message()).isEqualTo("0 is no size");
  }

  private Topology topology() {
    var integers = Serdes.Integer();
    var text = Serdes.String();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(input, Consumed.with(text, integers))
        .mapValues(StreamsDeadLettersTest::pieces)
        .repartition(
            Repartitioned.with(text, integers).withName("by-size").withNumberOfPartitions(1))
        .mapValues(StreamsDeadLettersTest::checked)
        .to(application + ".pieces", Produced.with(text, integers));
    return builder.build();
  }

  private static int pieces(int guests) {
    if (guests < 0) {
      throw new IllegalArgumentException(guests + " guests");
    }
    return CAKE / guests;
  }

  private static int checked(int size) {
    if (size == 0) {
      throw new IllegalStateException(size + " is no size");
    }
    return size;
  }

  private Properties settings(TestCluster cluster) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, dead);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    settings.put("consumer.auto.offset.reset", "earliest");
    return settings;
  }

  private RecordMetadata send(int guests) {
    return topics.send(new ProducerRecord<>(input, 0, SENT_AT, utf8("a key"), int32(guests)));
  }

  private static byte[] int32(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
