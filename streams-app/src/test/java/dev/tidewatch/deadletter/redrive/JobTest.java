package dev.tidewatch.deadletter.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.junit.jupiter.api.Test;

class JobTest {

  @Test
  void aFailureNamesWhatItCameFrom() {
    KafkaException error =
        new KafkaException(
            "Cannot execute transactional method because we are in an error state",
            new KafkaException("sending failed", new InvalidTopicException("invalid topic")));

    assertThat(Job.reason(error))
        .isEqualTo(
            "Cannot execute transactional method because we are in an error state: invalid topic");
    assertThat(Job.reason(new KafkaException("no broker"))).isEqualTo("no broker");
  }
}
