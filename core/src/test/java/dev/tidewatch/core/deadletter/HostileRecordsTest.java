package dev.tidewatch.core.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.TestHeaders;
import dev.tidewatch.core.redact.Redactor;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that hold for any headers, also ones written to break the reader. */
class HostileRecordsTest {

  private static final List<String> NAMES =
      List.of(
          "__connect.errors.topic",
          "__connect.errors.partition",
          "__connect.errors.offset",
          "__connect.errors.task.id",
          "__connect.errors.stage",
          "__connect.errors.exception.message",
          "__connect.errors.exception.stacktrace",
          "__streams.errors.stacktrace",
          "__streams.errors.offset",
          "kafka_dlt-exception-stacktrace",
          "kafka_dlt-exception-message",
          "kafka_dlt-original-offset",
          "kafka_dlt-original-partition",
          "kafka_exception-fqcn",
          "kafka_original-timestamp",
          "",
          "error",
          "x");

  private final Decoders decoders = new Decoders(Redactor.sparkDefaults());

  @Property(tries = 3_000)
  void anyHeadersHaveADiagnosisAndAlwaysTheSame(
      @ForAll("headers") List<Tuple2<String, byte[]>> headers) {
    TestHeaders record = new TestHeaders();
    headers.forEach(header -> record.with(header.get1(), header.get2()));
    DeadLetter letter = decoders.decode(record.received());

    Diagnosis diagnosis = Diagnosis.of(letter);

    assertThat(diagnosis.fingerprint().hash()).matches("[0-9a-f]{32}");
    assertThat(diagnosis.fingerprint().explain()).isNotEmpty();
    assertThat(Diagnosis.of(decoders.decode(record.received()))).isEqualTo(diagnosis);
  }

  @Provide
  Arbitrary<List<Tuple2<String, byte[]>>> headers() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
    Arbitrary<byte[]> traces =
        Arbitraries.of(PIECES).list().ofMaxSize(24).map(HostileRecordsTest::utf8);
    Arbitrary<byte[]> values = Arbitraries.oneOf(bytes, traces).injectNull(0.1);
    return Arbitraries.of(NAMES).flatMap(n -> values.map(v -> Tuple.of(n, v))).list().ofMaxSize(12);
  }

  private static byte[] utf8(List<String> pieces) {
    return String.join("", pieces).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** What stack traces and messages are made of, and what nearly makes it. */
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          "\t",
          " ",
          "at ",
          "\tat ",
          "a.B",
          ".c",
          "(B.java:1)",
          "(Native Method)",
          "(",
          ")",
          "Caused by: ",
          "Suppressed: ",
          "... 3 more",
          "[CIRCULAR REFERENCE: a.B]",
          "java.lang.Error",
          ": ",
          "$$Lambda$1/0x0",
          "/1",
          "$",
          "\"",
          "'",
          "`",
          "{",
          "}",
          "[Source:",
          "column:",
          "]",
          "values ",
          "=(",
          "0x",
          "http://",
          "1.2.3.4",
          "::",
          "-",
          "\\",
          "\u0000",
          "é",
          "\ud83d",
          "Request ID: ",
          "id",
          "9");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Caused by: a.B: c\n\tat d.E.f(G.java:1)\n",
        "Caused by: ",
        "\tSuppressed: a.B\n",
        "\tat a.B/1/1/1/1.c(D.java:1)\n",
        "/1",
        "at ",
        "(",
        "{",
        "\"",
        "'",
        "\\",
        "[Source:",
        "values (",
        " =(",
        "-1",
        "a@",
        "a.",
        "a:",
        "1.",
        "0123456789abcdef-",
        "\r",
        "x\n"
      })
  void aHeaderOfFiveMegabytesIsReadToItsEnd(String piece) {
    byte[] value = utf8(List.of(piece.repeat(5 * 1024 * 1024 / piece.length())));
    TestHeaders record =
        new TestHeaders()
            .with("__connect.errors.exception.message", value)
            .with("__connect.errors.stage", value)
            .with("__connect.errors.exception.stacktrace", value);

    Diagnosis diagnosis =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Diagnosis.of(decoders.decode(record.received())));

    assertThat(diagnosis.fingerprint().components()).hasSizeLessThan(12);
  }
}
