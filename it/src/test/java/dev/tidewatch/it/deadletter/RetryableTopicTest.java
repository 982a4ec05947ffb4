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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.EnableKafkaRetryTopic;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What Spring's {@code @RetryableTopic} leaves when its last attempt has failed. */
@ExtendWith(SharedKafka.class)
class RetryableTopicTest {

  private static final String INPUT = "retried.orders";
  private static final String GROUP = "retrying";
  private static final String DEAD = "retried.orders-dlt";

  @Test
  void theOriginIsWhereItFailedFirstAndTheGroupIsTold(TestCluster cluster) {
    try (Topics topics = new Topics(cluster.bootstrapServers());
        var application = new AnnotationConfigApplicationContext()) {
      // given
      topics.create(INPUT, 1);
      application.registerBean(String.class, cluster::bootstrapServers);
      application.register(Application.class);
      application.refresh();
      // when
      RecordMetadata sent =
          topics.send(new ProducerRecord<>(INPUT, 0, SENT_AT, utf8("a key"), utf8("seven")));
      topics.send(INPUT, "eight");
      topics.send(INPUT, "8");
      // then
      List<Dead> letters = topics.awaitDead(DEAD, 2);
      Dead first = letters.get(0);
      assertThat(first.record().headers().lastHeader("kafka_exception-fqcn")).isNotNull();
      assertThat(first.letter())
          .satisfies(
              letter -> {
                assertThat(letter.format()).isEqualTo(Format.SPRING);
                assertThat(letter.owner()).isEqualTo(GROUP);
                assertThat(letter.stage()).isEqualTo("LISTENER");
                assertThat(letter.rootCauseClass()).isEqualTo("java.lang.NumberFormatException");
                assertThat(letter.origin()).isEqualTo(new Origin(INPUT, 0, sent.offset(), SENT_AT));
                assertThat(letter.problems()).isEmpty();
              });
      assertThat(first.record().key()).isEqualTo(utf8("a key"));
      assertThat(first.value()).isEqualTo("seven");
      assertThat(first.failureClass()).isEqualTo(FailureClass.POISON_RECORD);
      assertThat(first.component("in-project frame"))
          .startsWith(Listener.class.getName() + ".count");
      assertThat(letters.get(1).group()).isEqualTo(first.group());
    }
  }

  /** Fails on what is no number, once and once more. */
  static class Listener {
    private int sum;

    @RetryableTopic(attempts = "2", backOff = @BackOff(delay = 100), numPartitions = "1")
    @KafkaListener(topics = INPUT, groupId = GROUP)
    void count(ConsumerRecord<byte[], byte[]> record) {
      sum += Integer.parseInt(new String(record.value(), StandardCharsets.UTF_8));
    }

    int sum() {
      return sum;
    }
  }

  /** As much of Spring as it needs. */
  @Configuration(proxyBeanMethods = false)
  @EnableKafkaRetryTopic
  static class Application {
    @Bean
    Listener listener() {
      return new Listener();
    }

    @Bean
    TaskScheduler scheduler() {
      return new ThreadPoolTaskScheduler();
    }

    @Bean
    KafkaAdmin admin(String servers) {
      return new KafkaAdmin(Map.of("bootstrap.servers", servers));
    }

    @Bean("kafkaListenerContainerFactory")
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers(String servers) {
      ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers =
          new ConcurrentKafkaListenerContainerFactory<>();
      var bytes = new ByteArrayDeserializer();
      containers.setConsumerFactory(
          new DefaultKafkaConsumerFactory<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  servers,
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "earliest"),
              bytes,
              bytes));
      return containers;
    }

    @Bean("defaultRetryTopicKafkaTemplate")
    KafkaTemplate<byte[], byte[]> template(String servers) {
      var bytes = new ByteArraySerializer();
      return new KafkaTemplate<>(
          new DefaultKafkaProducerFactory<>(
              Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers), bytes, bytes));
    }
  }
}
