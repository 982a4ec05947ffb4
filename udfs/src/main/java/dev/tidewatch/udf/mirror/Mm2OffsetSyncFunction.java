package dev.tidewatch.udf.mirror;

import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.core.mirror.wire.OffsetSyncCodec;
import dev.tidewatch.udf.support.Bytes;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code MM2_OFFSET_SYNC}. */
@UdfDescription(
    name = "MM2_OFFSET_SYNC",
    category = Functions.MIRRORS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "An offset sync of MirrorMaker 2, from key and value of a record of a topic of "
            + "offset syncs. The offsets are null for a tombstone; null for bytes that are no "
            + "offset sync.")
@Example(
    sql =
        "MM2_OFFSET_SYNC(TO_BYTES('00017400000002', 'hex'), "
            + "TO_BYTES('000000000000000A0000000000000008', 'hex'))",
    result = "{\"TOPIC_NAME\":\"t\",\"PARTITION_ID\":2,\"UPSTREAM\":10,\"DOWNSTREAM\":8}")
public final class Mm2OffsetSyncFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<TOPIC_NAME STRING, PARTITION_ID INT, UPSTREAM BIGINT, DOWNSTREAM BIGINT>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** What the record says. */
  @Udf(
      schema = SCHEMA,
      description = "The same record: UPSTREAM on the source, DOWNSTREAM on the target.")
  public @Nullable Struct read(
      @UdfParameter(value = "key", description = "The record's key as BYTES.")
          @Nullable ByteBuffer key,
      @UdfParameter(value = "value", description = "The record's value as BYTES.")
          @Nullable ByteBuffer value) {
    Decoded<OffsetSync.Key, OffsetSync> decoded =
        OffsetSyncCodec.decode(Bytes.ofNullable(key), Bytes.ofNullable(value));
    if (decoded instanceof Decoded.Present<OffsetSync.Key, OffsetSync> present) {
      OffsetSync read = present.value();
      return TYPE.of(
          read.key().topic(),
          read.key().partition(),
          read.upstreamOffset(),
          read.downstreamOffset());
    }
    return decoded instanceof Decoded.Deleted<OffsetSync.Key, OffsetSync> deleted
        ? TYPE.of(deleted.key().topic(), deleted.key().partition(), null, null)
        : null;
  }
}
