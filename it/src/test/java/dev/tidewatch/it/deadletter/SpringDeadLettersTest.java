package dev.tidewatch.it.deadletter;

import static dev.tidewatch.it.deadletter.Topics.SENT_AT;
import static dev.tidewatch.it.deadletter.Topics.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.util.backoff.FixedBackOff;

/** Listeners of Spring Kafka whose {@code DeadLetterPublishingRecoverer} keeps what fails. */
@ExtendWith(SharedKafka.class)
class SpringDeadLettersTest {

  private String bootstrapServers = "";
  private String group = "";
  private String input = "";
  private String dead = "";

  @SuppressWarnings("NullAway.Init") // set by create
  private Topics topics;

  @SuppressWarnings("NullAway.Init") // set by create
  private DefaultKafkaProducerFactory<Object, Object> producers;

  @SuppressWarnings("NullAway.Init") // set by each test
  private KafkaMessageListenerContainer<Object, Object> container;

  @BeforeEach
  void create(TestCluster cluster, TestInfo test) {
    bootstrapServers = cluster.bootstrapServers();
    group = "spring-" + Integer.toHexString(test.getDisplayName().hashCode());
    input = group + ".orders";
    dead = "dlq." + group;
    topics = new Topics(bootstrapServers);
    topics.create(input, 1);
    topics.create(dead, 1);
    producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            SpringDeadLettersTest::anySerializer,
            SpringDeadLettersTest::anySerializer);
  }

  @AfterEach
  void stop() {
    container.stop();
    producers.destroy();
    topics.close();
  }

  @Test
  void aListenerThatFailsIsToldWithItsGroupAndTheFramesOfItsCode() {
    // given
    listen(Map.of(), SpringDeadLettersTest::dueDate);
    // when
    RecordMetadata sent =
        topics.send(
            new ProducerRecord<>(
                input,
                0,
                SENT_AT,
                utf8("a key"),
                utf8("26.11.2026"),
                List.of(new RecordHeader("trace", new byte[] {1, 2, 3}))));
    topics.send(input, "tomorrow");
    topics.send(input, "2026-11-26");
    topics.send(input, "");
    // then
    List<Dead> letters = topics.awaitDead(dead, 3);
    Dead first = letters.get(0);
    assertThat(first.letter())
        .satisfies(
            letter -> {
              assertThat(letter.format()).isEqualTo(Format.SPRING);
              assertThat(letter.owner()).isEqualTo(group);
              assertThat(letter.stage()).isEqualTo("LISTENER");
              assertThat(letter.exceptionClass())
                  .isEqualTo("org.springframework.kafka.listener.ListenerExecutionFailedException");
              assertThat(letter.rootCauseClass())
                  .isEqualTo("java.time.format.DateTimeParseException");
              assertThat(letter.message()).startsWith("Listener failed; Text '26.11.2026'");
              assertThat(letter.origin()).isEqualTo(new Origin(input, 0, sent.offset(), SENT_AT));
              assertThat(letter.problems()).isEmpty();
            });
    assertThat(first.record().key()).isEqualTo(utf8("a key"));
    assertThat(first.value()).isEqualTo("26.11.2026");
    assertThat(first.record().headers().lastHeader("trace").value()).containsExactly(1, 2, 3);
    assertThat(first.component("in-project frame"))
        .startsWith(SpringDeadLettersTest.class.getName() + ".dueDate");
    assertThat(letters).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
    assertThat(letters.get(1).group()).isEqualTo(first.group());
    assertThat(letters.get(2).diagnosis().rootCauseClass())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(letters.get(2).group()).isNotEqualTo(first.group());
  }

  @Test
  void valuesAndKeysThatCannotBeReadAreToldApart() {
    // given
    listen(
        Map.of(
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ErrorHandlingDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ErrorHandlingDeserializer.class,
            ErrorHandlingDeserializer.KEY_DESERIALIZER_CLASS,
            IntegerDeserializer.class,
            ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS,
            IntegerDeserializer.class),
        record -> {});
    // when
    topics.send(new ProducerRecord<>(input, 0, SENT_AT, new byte[4], utf8("no int32")));
    topics.send(new ProducerRecord<>(input, 0, SENT_AT, utf8("a key"), new byte[4]));
    topics.send(new ProducerRecord<>(input, 0, SENT_AT, utf8("a key"), utf8("no int32")));
    // then
    List<Dead> letters = topics.awaitDead(dead, 3);
    assertThat(letters)
        .extracting(each -> each.letter().stage())
        .containsExactly("VALUE_DESERIALIZER", "KEY_DESERIALIZER", "VALUE_DESERIALIZER");
    assertThat(letters).extracting(each -> each.letter().owner()).containsOnly(group);
    assertThat(letters)
        .allSatisfy(
            each -> {
              assertThat(each.letter().exceptionClass()).endsWith(".DeserializationException");
              assertThat(each.diagnosis().rootCauseClass()).endsWith(".SerializationException");
              assertThat(each.failureClass()).isEqualTo(FailureClass.POISON_RECORD);
            });
    assertThat(letters)
        .extracting(each -> each.letter().origin())
        .containsExactly(
            new Origin(input, 0, 0L, SENT_AT),
            new Origin(input, 0, 1L, SENT_AT),
            new Origin(input, 0, 2L, SENT_AT));
    assertThat(letters.get(0).value()).isEqualTo("no int32");
    assertThat(letters.get(1).record().key()).isEqualTo(utf8("a key"));
    assertThat(letters.get(2).group()).isEqualTo(letters.get(0).group());
    assertThat(letters.get(1).group()).isNotEqualTo(letters.get(0).group());
  }

  /** What could not be read is sent as it was, all else as it was read. */
  private static Serializer<Object> anySerializer() {
    return new DelegatingByTypeSerializer(
        Map.of(byte[].class, new ByteArraySerializer(), Integer.class, new IntegerSerializer()));
  }

  private static void dueDate(ConsumerRecord<Object, Object> record) {
    String text = new String((byte[]) record.value(), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      throw new IllegalStateException("no due date");
    }
    if (LocalDate.parse(text).getYear() < 0) {
      throw new IllegalArgumentException(text);
    }
  }

  private void listen(Map<String, Object> more, MessageListener<Object, Object> listener) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
    settings.putAll(more);
    ContainerProperties properties = new ContainerProperties(input);
    properties.setGroupId(group);
    properties.setMessageListener(listener);
    container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(settings), properties);
    DeadLetterPublishingRecoverer recoverer =
        new DeadLetterPublishingRecoverer(
            new KafkaTemplate<>(producers), (record, failure) -> new TopicPartition(dead, 0));
    container.setCommonErrorHandler(new DefaultErrorHandler(recoverer, new FixedBackOff(0, 0)));
    container.start();
  }
}
