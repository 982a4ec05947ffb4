package dev.tidewatch.udf.mirror;

import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Decoded;
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

/** {@code MM2_CHECKPOINT}. */
@UdfDescription(
    name = "MM2_CHECKPOINT",
    category = Functions.MIRRORS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A checkpoint of MirrorMaker 2, from key and value of a record of a topic of "
            + "checkpoints. The offsets are null for a tombstone; null for bytes that are no "
            + "checkpoint.")
@Example(
    sql =
        "MM2_CHECKPOINT(TO_BYTES('0001670003612E7400000002', 'hex'), "
            + "TO_BYTES('0000000000000000000A00000000000000080000', 'hex'))",
    result =
        "{\"CONSUMER_GROUP\":\"g\",\"TOPIC_NAME\":\"a.t\",\"PARTITION_ID\":2,\"UPSTREAM\":10,\"DOWNSTREAM\":8,\"METADATA\":\"\"}")
public final class Mm2CheckpointFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<CONSUMER_GROUP STRING, TOPIC_NAME STRING, PARTITION_ID INT, UPSTREAM BIGINT, "
          + "DOWNSTREAM BIGINT, METADATA STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** What the record says. */
  @Udf(
      schema = SCHEMA,
      description =
          "UPSTREAM is committed by the group on the source; from DOWNSTREAM it can go on, on "
              + "the target.")
  public @Nullable Struct read(
      @UdfParameter(value = "key", description = "The record's key as BYTES.")
          @Nullable ByteBuffer key,
      @UdfParameter(value = "value", description = "The record's value as BYTES.")
          @Nullable ByteBuffer value) {
    Decoded<Checkpoint.Key, Checkpoint> decoded =
        CheckpointCodec.decode(Bytes.ofNullable(key), Bytes.ofNullable(value));
    if (decoded instanceof Decoded.Present<Checkpoint.Key, Checkpoint> present) {
      Checkpoint read = present.value();
      return TYPE.of(
          read.key().group(),
          read.key().topic(),
          read.key().partition(),
          read.upstreamOffset(),
          read.downstreamOffset(),
          read.metadata());
    }
    return decoded instanceof Decoded.Deleted<Checkpoint.Key, Checkpoint> deleted
        ? TYPE.of(
            deleted.key().group(),
            deleted.key().topic(),
            deleted.key().partition(),
            null,
            null,
            null)
        : null;
  }
}
