package dev.tidewatch.udf.plumbing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.partition.DefaultPartition;
import dev.tidewatch.udf.support.Bytes;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code KAFKA_PARTITION}. */
@UdfDescription(
    name = "KAFKA_PARTITION",
    category = Functions.RECORDS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The partition in which the Java producer puts a record with that key. Compare it with"
            + " ROWPARTITION to find records that another partitioner has placed (librdkafka's default is"
            + " another hash). Null for a null key, which goes anywhere, and for less than one partition.")
@Example(sql = "KAFKA_PARTITION('local-1795416860081', 4)", result = "1")
@Example(sql = "KAFKA_PARTITION(TO_BYTES('00000000000000FF', 'hex'), 12)", result = "10")
public final class KafkaPartitionFunction {

  /** Of a text. */
  @Udf(description = "Of a key that is text in UTF-8.")
  public @Nullable Integer ofText(
      @UdfParameter(value = "key", description = "The record's key.") @Nullable String key,
      @UdfParameter(value = "partitions", description = "How many the topic has.")
          @Nullable Integer partitions) {
    return key == null ? null : of(key.getBytes(UTF_8), partitions);
  }

  /** Of bytes. */
  @Udf(description = "Of a key as it is.")
  public @Nullable Integer ofBytes(
      @UdfParameter(value = "key", description = "The record's key.") @Nullable ByteBuffer key,
      @UdfParameter(value = "partitions", description = "How many the topic has.")
          @Nullable Integer partitions) {
    return key == null ? null : of(Bytes.of(key), partitions);
  }

  /** Of a number of 32 bits. */
  @Udf(description = "Of a key that is a 32-bit number, as of Kafka's IntegerSerializer.")
  public @Nullable Integer ofInteger(
      @UdfParameter(value = "key", description = "The record's key.") @Nullable Integer key,
      @UdfParameter(value = "partitions", description = "How many the topic has.")
          @Nullable Integer partitions) {
    return key == null
        ? null
        : of(ByteBuffer.allocate(Integer.BYTES).putInt(key).array(), partitions);
  }

  /** Of a number of 64 bits. */
  @Udf(description = "Of a key that is a 64-bit number, as of Kafka's LongSerializer.")
  public @Nullable Integer ofLong(
      @UdfParameter(value = "key", description = "The record's key.") @Nullable Long key,
      @UdfParameter(value = "partitions", description = "How many the topic has.")
          @Nullable Integer partitions) {
    return key == null
        ? null
        : of(ByteBuffer.allocate(Long.BYTES).putLong(key).array(), partitions);
  }

  private static @Nullable Integer of(byte[] key, @Nullable Integer partitions) {
    return partitions == null || partitions < 1 ? null : DefaultPartition.of(key, partitions);
  }
}
