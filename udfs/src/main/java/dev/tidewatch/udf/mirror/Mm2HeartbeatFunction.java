package dev.tidewatch.udf.mirror;

import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
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

/** {@code MM2_HEARTBEAT}. */
@UdfDescription(
    name = "MM2_HEARTBEAT",
    category = Functions.MIRRORS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A heartbeat of MirrorMaker 2, from key and value of a record of a topic of "
            + "heartbeats. TS is null for a tombstone; null for bytes that are no heartbeat.")
@Example(
    sql =
        "MM2_HEARTBEAT(TO_BYTES('000161000162', 'hex'), TO_BYTES('00000000000000000000', "
            + "'hex'))",
    result = "{\"SOURCE\":\"a\",\"TARGET\":\"b\",\"TS\":0}")
public final class Mm2HeartbeatFunction {

  /** Of the result. */
  public static final String SCHEMA = "STRUCT<SOURCE STRING, TARGET STRING, TS BIGINT>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** What the record says. */
  @Udf(
      schema = SCHEMA,
      description =
          "SOURCE and TARGET are the flow that the connector was configured for; TS is when it "
              + "was made.")
  public @Nullable Struct read(
      @UdfParameter(value = "key", description = "The record's key as BYTES.")
          @Nullable ByteBuffer key,
      @UdfParameter(value = "value", description = "The record's value as BYTES.")
          @Nullable ByteBuffer value) {
    Decoded<Heartbeat.Key, Heartbeat> decoded =
        HeartbeatCodec.decode(Bytes.ofNullable(key), Bytes.ofNullable(value));
    if (decoded instanceof Decoded.Present<Heartbeat.Key, Heartbeat> present) {
      Heartbeat read = present.value();
      return TYPE.of(read.key().source(), read.key().target(), read.timestamp());
    }
    return decoded instanceof Decoded.Deleted<Heartbeat.Key, Heartbeat> deleted
        ? TYPE.of(deleted.key().source(), deleted.key().target(), null)
        : null;
  }
}
