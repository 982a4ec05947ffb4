package dev.tidewatch.udf.plumbing;

import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** {@code AVRO_SCHEMA_ID}. */
@UdfDescription(
    name = "AVRO_SCHEMA_ID",
    category = Functions.RECORDS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The id under which a schema registry has the schema of a record's key or value: a zero byte and"
            + " four bytes in front of it. Null where the bytes do not begin so; others may by chance.")
@Example(sql = "AVRO_SCHEMA_ID(TO_BYTES('000000002A0602', 'hex'))", result = "42")
public final class AvroSchemaIdFunction {

  private static final int PREFIX = 1 + Integer.BYTES;

  /** The id. */
  @Udf(description = "The id.")
  public @Nullable Integer id(
      @UdfParameter(value = "bytes", description = "Key or value as a column of BYTES.")
          @Nullable ByteBuffer bytes) {
    if (bytes == null || bytes.remaining() < PREFIX || bytes.get(bytes.position()) != 0) {
      return null;
    }
    int id = bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(bytes.position() + 1);
    return id < 0 ? null : id;
  }
}
