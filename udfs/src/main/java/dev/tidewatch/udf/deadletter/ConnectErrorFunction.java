package dev.tidewatch.udf.deadletter;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.FunctionRedaction;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code CONNECT_ERROR}. */
@UdfDescription(
    name = "CONNECT_ERROR",
    category = Functions.DEAD_LETTERS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "What the headers of a dead letter say, of Kafka Connect, Kafka Streams 4.2+ or Spring Kafka: who"
            + " failed where and why, which group of the same bug it belongs to, and what kind of failure"
            + " it is. Messages are redacted. Headers that tell of no error give FORMAT UNKNOWN.")
@Example(
    sql =
        "CONNECT_ERROR(ARRAY[STRUCT(`KEY` := '__connect.errors.connector.name',"
            + " `VALUE` := TO_BYTES('warehouse', 'utf8'))])->OWNER",
    result = "\"warehouse\"")
public final class ConnectErrorFunction implements Configurable {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<FORMAT STRING, OWNER STRING, TASK INT, STAGE STRING, EXECUTING_CLASS STRING,"
          + " EXCEPTION STRING, ROOT_CAUSE STRING, MESSAGE STRING, FAILURE STRING,"
          + " BECAUSE STRING, FINGERPRINT STRING, ORIGIN_TOPIC STRING, ORIGIN_PARTITION INT,"
          + " ORIGIN_OFFSET BIGINT>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  private volatile Decoders decoders = new Decoders(Redactor.sparkDefaults());

  @Override
  public void configure(Map<String, ?> configs) {
    decoders = new Decoders(FunctionRedaction.of(configs, "connect_error"));
  }

  /** From the headers alone. */
  @Udf(
      schema = SCHEMA,
      description =
          "From the headers alone. OWNER is the connector, or the consumer group of Spring's listener;"
              + " FINGERPRINT names the group, the same as in Tidewatch's HTTP API.")
  public @Nullable Struct error(
      @UdfParameter(
              value = "headers",
              schema = HeaderList.SCHEMA,
              description = "A column declared with HEADERS.")
          @Nullable List<@Nullable Struct> headers) {
    return error(headers, "");
  }

  /** With the topic, which stands for the application in dead letters of Kafka Streams. */
  @Udf(
      schema = SCHEMA,
      description =
          "With the dead-letter topic, which is part of the fingerprint where the headers name no owner:"
              + " those of Kafka Streams never do.")
  public @Nullable Struct error(
      @UdfParameter(
              value = "headers",
              schema = HeaderList.SCHEMA,
              description = "A column declared with HEADERS.")
          @Nullable List<@Nullable Struct> headers,
      @UdfParameter(value = "topic", description = "The dead-letter topic.")
          @Nullable String topic) {
    if (headers == null) {
      return null;
    }
    Position position = new Position(topic == null ? "" : topic, 0, 0);
    DeadLetter letter = decoders.decode(new ReceivedRecord(position, -1, HeaderList.of(headers)));
    return struct(letter, Diagnosis.of(letter));
  }

  private static Struct struct(DeadLetter letter, Diagnosis diagnosis) {
    return TYPE.of(
        letter.format().name(),
        letter.owner(),
        letter.taskId(),
        letter.stage(),
        letter.executingClass(),
        letter.exceptionClass(),
        diagnosis.rootCauseClass(),
        letter.message(),
        diagnosis.failure().failureClass().name(),
        diagnosis.failure().reason(),
        diagnosis.fingerprint().hash(),
        letter.origin().topic(),
        letter.origin().partition(),
        letter.origin().offset());
  }
}
