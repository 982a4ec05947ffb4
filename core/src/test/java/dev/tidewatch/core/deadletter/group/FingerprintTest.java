package dev.tidewatch.core.deadletter.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.TestHeaders;
import dev.tidewatch.core.redact.Redaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final String TRACE =
      """
      org.apache.kafka.connect.errors.ConnectException: write failed at offset 17
      \tat com.acme.sink.OrderSinkTask.put(OrderSinkTask.java:41)
      \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:593)
      Caused by: java.net.SocketTimeoutException: read of 10.0.0.7:8080 timed out after 3000 ms
      \tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:288)
      \tat com.acme.sink.Client$$Lambda$31/0x0000000800f0.call(Unknown Source)
      \tat com.acme.sink.Client.lambda$send$2(Client.java:88)
      \tat com.acme.sink.Client.send(Client.java:80)
      \t... 9 more
      """;

  @Test
  void theExplanationNamesWhatAGroupHasInCommon() {
    Fingerprint fingerprint = of("orders-sink", TRACE);

    assertThat(fingerprint.version()).isEqualTo(1);
    assertThat(fingerprint.explain())
        .containsExactly(
            new Component("format", "CONNECT"),
            new Component("connector", "orders-sink"),
            new Component("stage", "TASK_PUT"),
            new Component("root cause", "java.net.SocketTimeoutException"),
            new Component("in-project frame", "com.acme.sink.Client.lambda$send$"),
            new Component("in-project frame", "com.acme.sink.Client.send"),
            new Component("in-project frame", "com.acme.sink.OrderSinkTask.put"),
            new Component("message", "read of <host> timed out after <number> ms"));
  }

  @Test
  void theHashOfVersion1StaysWhatItIs() {
    assertThat(of("orders-sink", TRACE).hash()).isEqualTo("6e95a5640e5fed779ac36b825358e928");
  }

  @Test
  void anotherLineLambdaHostOrOffsetIsTheSameBug() {
    String later =
        TRACE
            .replaceAll(":\\d+\\)", ":7)")
            .replace("$$Lambda$31/0x0000000800f0", "$$Lambda/0x00007f11")
            .replace("send$2", "send$5")
            .replace("10.0.0.7:8080", "10.0.9.1:8443")
            .replace("3000", "12000")
            .replace("17", "99");

    assertThat(of("orders-sink", later).hash()).isEqualTo(of("orders-sink", TRACE).hash());
  }

  @Test
  void anotherPlaceRootCauseOrConnectorIsAnotherBug() {
    String hash = of("orders-sink", TRACE).hash();

    assertThat(of("other-sink", TRACE).hash()).isNotEqualTo(hash);
    assertThat(of("orders-sink", TRACE.replace("Client.send", "Client.ping")).hash())
        .isNotEqualTo(hash);
    assertThat(of("orders-sink", TRACE.replace("java.net.SocketTimeout", "java.io.EOF")).hash())
        .isNotEqualTo(hash);
  }

  @Test
  void withoutFramesOfTheProjectThoseOfTheLibraryTell() {
    Fingerprint fingerprint =
        of(
            "orders-sink",
            """
            org.postgresql.util.PSQLException: broken
            \tat java.base/java.net.Socket.connect(Socket.java:1)
            \tat org.postgresql.Driver.connect(Driver.java:1)
            \tat org.apache.kafka.connect.runtime.WorkerTask.run(WorkerTask.java:1)
            """);

    assertThat(fingerprint.explain())
        .contains(new Component("library frame", "org.postgresql.Driver.connect"))
        .noneMatch(component -> component.value().contains("WorkerTask"));
  }

  @Test
  void withoutATraceTheHeadersTell() {
    assertThat(of("orders-sink", null).explain())
        .containsExactly(
            new Component("format", "CONNECT"),
            new Component("connector", "orders-sink"),
            new Component("stage", "TASK_PUT"),
            new Component("root cause", "java.lang.Exception"),
            new Component("message", "offset <number> failed"));
  }

  @Test
  void ofATraceWithoutItsFirstLineTheHeadersTellTheRest() {
    assertThat(of("orders-sink", "\tat com.acme.sink.Client.send(Client.java:80)\n").explain())
        .containsExactly(
            new Component("format", "CONNECT"),
            new Component("connector", "orders-sink"),
            new Component("stage", "TASK_PUT"),
            new Component("root cause", "java.lang.Exception"),
            new Component("in-project frame", "com.acme.sink.Client.send"),
            new Component("message", "offset <number> failed"));
  }

  @Test
  void theDeadLetterTopicStandsForAnApplicationThatIsNotNamed() {
    TestHeaders streams = new TestHeaders().with("__streams.errors.exception", "a.B");

    Fingerprint one = diagnosis(streams, "dlq.one");

    assertThat(one.explain()).contains(new Component("dead-letter topic", "dlq.one"));
    assertThat(diagnosis(streams, "dlq.two").hash()).isNotEqualTo(one.hash());
  }

  private static Fingerprint of(String connector, @Nullable String trace) {
    return diagnosis(
        new TestHeaders()
            .with("__connect.errors.connector.name", connector)
            .with("__connect.errors.stage", "TASK_PUT")
            .with("__connect.errors.exception.class.name", "java.lang.Exception")
            .with("__connect.errors.exception.message", "offset 12 failed")
            .with("__connect.errors.exception.stacktrace", trace),
        "dlq.x");
  }

  private static Fingerprint diagnosis(TestHeaders headers, String topic) {
    return Diagnosis.of(new Decoders(Redaction.none()).decode(headers.receivedFrom(topic)))
        .fingerprint();
  }
}
