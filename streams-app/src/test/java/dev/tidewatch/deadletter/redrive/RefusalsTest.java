package dev.tidewatch.deadletter.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.command.SkipReason;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static final Position FIRST = new Position("dlq", 0, 1);
  private static final Position SECOND = new Position("dlq", 0, 2);

  private final Refusals refusals = new Refusals();
  private final Verdict send = new Verdict.Send(new ProducerRecord<>("orders", new byte[0]));

  @Test
  void whatIsRefusedInCompanyIsSuspectedAndWhatIsRefusedAloneIsKnown() {
    assertThat(refusals.learn(FIRST, new InvalidRecordException("no key"), false)).isTrue();
    assertThat(refusals.isSuspect(FIRST)).isTrue();
    assertThat(refusals.of(FIRST, send)).isEqualTo(send);

    assertThat(refusals.learn(FIRST, new InvalidRecordException("no key"), true)).isTrue();
    assertThat(refusals.of(FIRST, send)).isEqualTo(new Verdict.Skip(SkipReason.REFUSED));
    assertThat(refusals.of(SECOND, send)).isEqualTo(send);
  }

  @Test
  void theSameLessonTwiceIsNoReasonToTryAgain() {
    assertThat(refusals.learn(FIRST, new InvalidRecordException("no key"), false)).isTrue();
    assertThat(refusals.learn(FIRST, new InvalidRecordException("no key"), false)).isFalse();
    assertThat(refusals.learn(FIRST, new RecordTooLargeException(), false)).isTrue();
    assertThat(refusals.learn(FIRST, new RecordTooLargeException(), false)).isFalse();
  }

  @Test
  void aTopicThatMayNotBeWrittenToIsClosedForAllRecords() {
    assertThat(refusals.learn(FIRST, new TopicAuthorizationException(Set.of("orders")), false))
        .isTrue();
    assertThat(refusals.of(SECOND, send)).isEqualTo(new Verdict.Skip(SkipReason.NOT_ALLOWED));
    refusals.forgetRecords();
    assertThat(refusals.of(SECOND, send)).isEqualTo(new Verdict.Skip(SkipReason.NOT_ALLOWED));
  }

  @Test
  void aTopicThatNobodyMayWriteToIsNoReasonToKeepTheOthersBack() {
    assertThat(refusals.learn(FIRST, new InvalidTopicException("Kafka's own"), false)).isTrue();
    assertThat(refusals.learn(FIRST, new InvalidTopicException("Kafka's own"), true)).isTrue();
    assertThat(refusals.of(FIRST, send)).isEqualTo(new Verdict.Skip(SkipReason.REFUSED));
    assertThat(refusals.of(SECOND, send)).isEqualTo(send);
  }

  @Test
  void whatMayBeBetterLaterTeachesNothing() {
    assertThat(refusals.learn(FIRST, new NotEnoughReplicasException("one of two"), true)).isFalse();
    assertThat(refusals.of(FIRST, send)).isEqualTo(send);
  }
}
