package dev.tidewatch.udf.deadletter;

import dev.tidewatch.core.deadletter.group.MessageTemplate;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import org.jspecify.annotations.Nullable;

/** {@code ERROR_TEMPLATE}. */
@UdfDescription(
    name = "ERROR_TEMPLATE",
    category = Functions.DEAD_LETTERS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A message without what differs from one error to the next: numbers, ids, quoted values, hosts,"
            + " times. Group by it to count bugs instead of records.")
@Example(
    sql = "ERROR_TEMPLATE('Order 4711 of \"ACME\" refused by db-1.internal:5432')",
    result = "\"Order <number> of <quoted> refused by <host>\"")
public final class ErrorTemplateFunction {

  /** The template. */
  @Udf(description = "The message with each value replaced by what it is.")
  public @Nullable String template(
      @UdfParameter(value = "message", description = "An exception's message.")
          @Nullable String message) {
    return message == null ? null : MessageTemplate.of(message, null);
  }
}
