package dev.tidewatch.udf.deadletter;

import dev.tidewatch.core.deadletter.trace.Frame;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.core.deadletter.trace.Thrown;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.FunctionRedaction;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code ROOT_CAUSE}. */
@UdfDescription(
    name = "ROOT_CAUSE",
    category = Functions.DEAD_LETTERS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The innermost exception of a stack trace that Java printed, whole or cut; null where the text is"
            + " none. Its message is redacted.")
@Example(
    sql =
        "ROOT_CAUSE('java.lang.RuntimeException: failed' + CHR(10) + 'Caused by:"
            + " java.net.ConnectException: refused' + CHR(10) + '    at com.acme.Sink.put(Sink.java:7)')",
    result =
        "{\"EXCEPTION\":\"java.net.ConnectException\",\"MESSAGE\":\"refused\","
            + "\"PLACE\":\"com.acme.Sink.put\"}")
public final class RootCauseFunction implements Configurable {

  /** Of the result. */
  public static final String SCHEMA = "STRUCT<EXCEPTION STRING, MESSAGE STRING, PLACE STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  private volatile Redaction redaction = Redactor.sparkDefaults();

  @Override
  public void configure(Map<String, ?> configs) {
    redaction = FunctionRedaction.of(configs, "root_cause");
  }

  /** The innermost exception. */
  @Udf(
      schema = SCHEMA,
      description = "PLACE is the first frame, without the numbers that a build changes.")
  public @Nullable Struct cause(
      @UdfParameter(value = "stacktrace", description = "As Java prints it.")
          @Nullable String stackTrace) {
    Optional<Thrown> root =
        stackTrace == null ? Optional.empty() : StackTrace.parse(stackTrace).rootCause();
    return root.map(this::struct).orElse(null);
  }

  private Struct struct(Thrown thrown) {
    String message = thrown.message();
    return TYPE.of(
        thrown.className().isEmpty() ? null : thrown.className(),
        message == null ? null : redaction.text(message),
        thrown.frames().stream().findFirst().map(Frame::place).orElse(null));
  }
}
