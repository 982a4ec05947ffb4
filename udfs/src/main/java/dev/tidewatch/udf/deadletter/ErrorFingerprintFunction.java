package dev.tidewatch.udf.deadletter;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.group.Fingerprint;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ERROR_FINGERPRINT}. */
@UdfDescription(
    name = "ERROR_FINGERPRINT",
    category = Functions.DEAD_LETTERS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A name for the bug behind an error: 32 hexadecimal digits, the same for two errors with the same"
            + " root cause, place in the code and message but for the values in it. Errors may come from"
            + " anywhere, such as a log; for dead letters CONNECT_ERROR has it already.")
@Example(
    sql = "ERROR_FINGERPRINT('java.lang.IllegalStateException', 'order 4711 is closed', NULL)",
    result = "\"f700aaf1674d26947c099b1b99bc4465\"")
@Example(
    sql = "ERROR_FINGERPRINT('java.lang.IllegalStateException', 'order 4712 is closed', NULL)",
    result = "\"f700aaf1674d26947c099b1b99bc4465\"")
public final class ErrorFingerprintFunction {

  private static final Position NOWHERE = new Position("", 0, 0);
  private static final Origin NOT_TOLD = new Origin(null, null, null, null);

  /** Of an error from anywhere. */
  @Udf(description = "Of an error from anywhere; null where all three are.")
  public @Nullable String of(
      @UdfParameter(value = "class", description = "The exception's class.")
          @Nullable String exceptionClass,
      @UdfParameter(value = "message", description = "The exception's message.")
          @Nullable String message,
      @UdfParameter(value = "stacktrace", description = "As Java prints it.")
          @Nullable String stackTrace) {
    return exceptionClass == null && message == null && stackTrace == null
        ? null
        : hash(Format.UNKNOWN, null, null, exceptionClass, message, stackTrace);
  }

  /** As that of the dead letter. */
  @Udf(
      description =
          "Of an error in a stage of a connector: that of the group in which its dead letter is.")
  public @Nullable String ofConnector(
      @UdfParameter(value = "connector", description = "The connector's name.")
          @Nullable String connector,
      @UdfParameter(value = "stage", description = "Such as VALUE_CONVERTER.")
          @Nullable String stage,
      @UdfParameter(value = "class", description = "The exception's class.")
          @Nullable String exceptionClass,
      @UdfParameter(value = "message", description = "The exception's message.")
          @Nullable String message,
      @UdfParameter(value = "stacktrace", description = "As Java prints it.")
          @Nullable String stackTrace) {
    return connector == null
        ? null
        : hash(Format.CONNECT, connector, stage, exceptionClass, message, stackTrace);
  }

  private static String hash(
      Format format,
      @Nullable String owner,
      @Nullable String stage,
      @Nullable String exceptionClass,
      @Nullable String message,
      @Nullable String stackTrace) {
    DeadLetter letter =
        new DeadLetter(
            NOWHERE,
            format,
            owner,
            null,
            stage,
            null,
            exceptionClass,
            null,
            message,
            stackTrace,
            NOT_TOLD,
            List.of());
    StackTrace trace = StackTrace.parse(stackTrace == null ? "" : stackTrace);
    return Fingerprint.of(letter, trace).hash();
  }
}
