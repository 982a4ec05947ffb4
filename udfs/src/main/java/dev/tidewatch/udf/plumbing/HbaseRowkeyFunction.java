package dev.tidewatch.udf.plumbing;

import dev.tidewatch.core.history.HistoryRowKey;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code HBASE_ROWKEY}. */
@UdfDescription(
    name = "HBASE_ROWKEY",
    category = Functions.RECORDS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The key of an application's row in the history: salt, user, reversed start time, application id."
            + " Null where one of them is.")
@Example(
    sql = "FROM_BYTES(HBASE_ROWKEY('analytics', 1795416860081, 'app-1'), 'hex')",
    result = "\"03616E616C7974696373007FFFFE5DF8D0DA4E6170702D31\"")
public final class HbaseRowkeyFunction {

  /** The key. */
  @Udf(description = "The key of the row.")
  public @Nullable ByteBuffer key(
      @UdfParameter(value = "user", description = "Who ran the application.") @Nullable String user,
      @UdfParameter(value = "started", description = "Milliseconds since the epoch.")
          @Nullable Long started,
      @UdfParameter(value = "id", description = "The application's id.") @Nullable String id) {
    return user == null || started == null || id == null
        ? null
        : ByteBuffer.wrap(HistoryRowKey.of(user, started, id));
  }
}
