package dev.tidewatch.core.deadletter.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.decode.HeaderProblem.Reason;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.redact.Redactor;
import org.junit.jupiter.api.Test;

class DecodersTest {

  private final Decoders decoders = new Decoders(Redaction.none());

  @Test
  void aRecordOfConnectIsReadAsItsReporterWroteIt() {
    DeadLetter letter = decoders.decode(connect().received());

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                new Position("dlq.test", 0, 42),
                Format.CONNECT,
                "jdbc-orders",
                3,
                "VALUE_CONVERTER",
                "org.apache.kafka.connect.json.JsonConverter",
                "org.apache.kafka.connect.errors.DataException",
                null,
                "Converting failed",
                "org.apache.kafka.connect.errors.DataException: Converting failed\n\tat a.B.c(B.java:1)\n",
                new Origin("orders", 7, 123_456_789_012L, 1_700_000_000_000L),
                java.util.List.of()));
  }

  @Test
  void aRecordOfStreamsNamesNoApplication() {
    DeadLetter letter =
        decoders.decode(
            new TestHeaders()
                .with("__streams.errors.exception", "java.lang.ArithmeticException")
                .with("__streams.errors.message", "/ by zero")
                .with("__streams.errors.stacktrace", "java.lang.ArithmeticException: / by zero")
                .with("__streams.errors.topic", "clicks")
                .with("__streams.errors.partition", "0")
                .with("__streams.errors.offset", "11")
                .received());

    assertThat(letter.format()).isEqualTo(Format.STREAMS);
    assertThat(letter.owner()).isNull();
    assertThat(letter.exceptionClass()).isEqualTo("java.lang.ArithmeticException");
    assertThat(letter.origin()).isEqualTo(new Origin("clicks", 0, 11L, 1_700_000_000_000L));
  }

  @Test
  void aRecordOfSpringHasBinaryNumbers() {
    DeadLetter letter = decoders.decode(spring("kafka_dlt-").received());

    assertThat(letter.format()).isEqualTo(Format.SPRING);
    assertThat(letter.owner()).isEqualTo("billing");
    assertThat(letter.stage()).isEqualTo(SpringDecoder.LISTENER);
    assertThat(letter.rootCauseClass()).isEqualTo("java.lang.IllegalStateException");
    assertThat(letter.origin())
        .isEqualTo(new Origin("invoices", 5, 9_000_000_000L, 1_600_000_000_123L));
    assertThat(letter.problems()).isEmpty();
  }

  @Test
  void aRecordOfARetryableTopicHasTheSameWithoutDltButForTheGroup() {
    DeadLetter letter = decoders.decode(spring("kafka_").received());

    assertThat(letter.owner()).isEqualTo("billing");
    assertThat(letter.exceptionClass())
        .isEqualTo("org.springframework.kafka.listener.ListenerExecutionFailedException");
    assertThat(letter.origin().offset()).isEqualTo(9_000_000_000L);
  }

  @Test
  void aKeyThatSpringCouldNotDeserialiseIsToldByHeadersOfItsOwn() {
    DeadLetter letter =
        decoders.decode(
            new TestHeaders()
                .with("kafka_dlt-key-exception-fqcn", "x.DeserializationException")
                .with("kafka_dlt-key-exception-message", "failed to deserialize")
                .with("kafka_dlt-exception-cause-fqcn", "java.io.EOFException")
                .received());

    assertThat(letter.stage()).isEqualTo(SpringDecoder.KEY_DESERIALIZER);
    assertThat(letter.exceptionClass()).isEqualTo("x.DeserializationException");
    assertThat(letter.message()).isEqualTo("failed to deserialize");
    assertThat(letter.rootCauseClass()).isEqualTo("java.io.EOFException");
  }

  @Test
  void ofRepeatedHeadersTheLastCounts() {
    DeadLetter letter =
        decoders.decode(connect().with("__connect.errors.connector.name", "again").received());

    assertThat(letter.owner()).isEqualTo("again");
  }

  @Test
  void ofSeveralFormatsTheLastWrittenCounts() {
    DeadLetter streamsAfterConnect =
        decoders.decode(connect().with("__streams.errors.topic", "dlq.connect").received());

    assertThat(streamsAfterConnect.format()).isEqualTo(Format.STREAMS);
    assertThat(streamsAfterConnect.origin().topic()).isEqualTo("dlq.connect");
  }

  @Test
  void headersWithoutValueAreMissing() {
    DeadLetter letter =
        decoders.decode(
            new TestHeaders()
                .with("__connect.errors.exception.message", (String) null)
                .with("__connect.errors.offset", (String) null)
                .with("kafka_dlt-original-offset", (String) null)
                .with("__connect.errors.stage", "")
                .received());

    assertThat(letter.format()).isEqualTo(Format.CONNECT);
    assertThat(letter.message()).isNull();
    assertThat(letter.stage()).isNull();
    assertThat(letter.origin().offset()).isNull();
    assertThat(letter.problems()).isEmpty();
  }

  @Test
  void numbersThatAreNoneAreMissingAndNamed() {
    DeadLetter connect =
        decoders.decode(
            new TestHeaders()
                .with("__connect.errors.partition", "99999999999")
                .with("__connect.errors.offset", "twelve")
                .with("__connect.errors.task.id", "-1")
                .received());
    DeadLetter spring =
        decoders.decode(spring("kafka_dlt-").with("kafka_dlt-original-partition", "5").received());

    assertThat(connect.origin()).isEqualTo(new Origin(null, null, null, 1_700_000_000_000L));
    assertThat(connect.taskId()).isNull();
    assertThat(connect.problems())
        .containsExactlyInAnyOrder(
            new HeaderProblem("__connect.errors.partition", Reason.NOT_A_NUMBER),
            new HeaderProblem("__connect.errors.offset", Reason.NOT_A_NUMBER));
    assertThat(spring.problems())
        .containsExactly(new HeaderProblem("kafka_dlt-original-partition", Reason.WRONG_LENGTH));
  }

  @Test
  void anUnknownFormatIsKeptAndItsHeadersAreNamed() {
    DeadLetter letter =
        decoders.decode(
            new TestHeaders()
                .with("traceparent", "00-1")
                .with("my-dlq-exception", "boom")
                .with("ErrorCode", "7")
                .received());

    assertThat(letter.format()).isEqualTo(Format.UNKNOWN);
    assertThat(letter.position().offset()).isEqualTo(42);
    assertThat(letter.problems())
        .containsExactly(
            new HeaderProblem("ErrorCode", Reason.UNKNOWN_HEADER),
            new HeaderProblem("my-dlq-exception", Reason.UNKNOWN_HEADER));
  }

  @Test
  void aRecordWithoutHeadersIsKept() {
    assertThat(decoders.decode(new TestHeaders().received()).format()).isEqualTo(Format.UNKNOWN);
  }

  @Test
  void ofAHugeStackTraceBothEndsAreKept() {
    byte[] trace = new byte[5 * 1024 * 1024];
    java.util.Arrays.fill(trace, (byte) 0xE2);
    trace[0] = 'a';
    trace[trace.length - 1] = 'z';

    DeadLetter letter =
        decoders.decode(
            new TestHeaders().with("__connect.errors.exception.stacktrace", trace).received());

    assertThat(letter.stackTrace()).startsWith("a").endsWith("z").contains("bytes left out");
    assertThat(letter.stackTrace()).hasSizeLessThan(2 * Limits.STACK_TRACE_HALF_BYTES + 100);
  }

  @Test
  void secretsInMessagesAndTracesAreNotKept() {
    DeadLetter letter =
        new Decoders(Redactor.sparkDefaults())
            .decode(
                new TestHeaders()
                    .with("__connect.errors.exception.message", "jdbc:pg://u:hunter2@db/x is gone")
                    .with("__connect.errors.exception.stacktrace", "E: password=hunter2\n")
                    .received());

    assertThat(letter.message()).doesNotContain("hunter2").contains("is gone");
    assertThat(letter.stackTrace()).doesNotContain("hunter2");
  }

  private static TestHeaders connect() {
    return new TestHeaders()
        .with("__connect.errors.topic", "orders")
        .with("__connect.errors.partition", "7")
        .with("__connect.errors.offset", "123456789012")
        .with("__connect.errors.connector.name", "jdbc-orders")
        .with("__connect.errors.task.id", "3")
        .with("__connect.errors.stage", "VALUE_CONVERTER")
        .with("__connect.errors.class.name", "org.apache.kafka.connect.json.JsonConverter")
        .with(
            "__connect.errors.exception.class.name",
            "org.apache.kafka.connect.errors.DataException")
        .with("__connect.errors.exception.message", "Converting failed")
        .with(
            "__connect.errors.exception.stacktrace",
            "org.apache.kafka.connect.errors.DataException: Converting failed\n\tat a.B.c(B.java:1)\n");
  }

  private static TestHeaders spring(String prefix) {
    return new TestHeaders()
        .with(
            prefix + "exception-fqcn",
            "org.springframework.kafka.listener.ListenerExecutionFailedException")
        .with(prefix + "exception-cause-fqcn", "java.lang.IllegalStateException")
        .with(prefix + "exception-message", "Listener failed; closed")
        .with(prefix + "exception-stacktrace", "x.Y: z")
        .with(prefix + "original-topic", "invoices")
        .with(prefix + "original-partition", 5)
        .with(prefix + "original-offset", 9_000_000_000L)
        .with(prefix + "original-timestamp", 1_600_000_000_123L)
        .with(prefix + "original-timestamp-type", "CreateTime")
        .with("kafka_dlt-original-consumer-group", "billing");
  }
}
