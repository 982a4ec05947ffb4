package dev.tidewatch.spark;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.store.CommitHook;
import dev.tidewatch.store.RecordStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the records that lie where queries look for their application from those that do not:
 * written by a producer that hashes another way, or keyed with the name of a log file. The latter
 * go through a repartition topic; the former, nearly all, cost one hash. Counts what lies in the
 * partition, before anything is moved.
 *
 * <p>Owned by one stream thread.
 */
final class Placement implements Processor<byte[], byte[], byte[], byte[]> {

  /** Where records go that may stay in their partition. */
  static final String AT_HOME = "spark-placed";

  /** Where the others go. */
  static final String MISPLACED = "spark-misplaced";

  private static final byte[] NO_KEY = new byte[0];

  private final int partitions;
  private ProcessorContext<byte[], byte[]> context;
  private EventBalance balance;
  private byte[] lastKey = NO_KEY;
  private byte[] lastApplication = NO_KEY;
  private byte @Nullable [] lastAttempt;
  private int lastHome = -1;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  Placement(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> newContext) {
    this.context = newContext;
    KeyValueStore<Bytes, byte[]> store = newContext.getStateStore(SparkStores.BALANCE);
    balance =
        new EventBalance(
            new RecordStore(store, Integer.MAX_VALUE, key -> {}), newContext.taskId().partition());
    CommitHook hook = newContext.getStateStore(SparkStores.BALANCE_BEFORE_COMMIT);
    hook.beforeCommit(balance::flush);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    balance.take(record, at.offset(), context.currentSystemTimeMs());
    byte[] key = record.key();
    if (key == null || key.length == 0) {
      context.forward(record.withKey(NO_KEY), AT_HOME);
      return;
    }
    if (!Arrays.equals(key, lastKey)) {
      lastKey = key;
      name(key);
      lastHome = BuiltInPartitioner.partitionForKey(lastApplication, partitions);
    }
    if (at.partition() == lastHome) {
      context.forward(record, AT_HOME);
    } else {
      context.forward(moved(record), MISPLACED);
    }
  }

  /** With the key that leads home; the attempt that the old one named goes on as a header. */
  private Record<byte[], byte[]> moved(Record<byte[], byte[]> record) {
    Record<byte[], byte[]> moved = record.withKey(lastApplication);
    if (lastAttempt == null || record.headers().lastHeader(LogHeaders.ATTEMPT) != null) {
      return moved;
    }
    return moved.withHeaders(
        new RecordHeaders(record.headers()).add(LogHeaders.ATTEMPT, lastAttempt));
  }

  /** Notes what a key names: an application, or as the name of a log file an attempt of one. */
  private void name(byte[] key) {
    String text = new String(key, StandardCharsets.UTF_8);
    ApplicationAttempt named = ApplicationAttempt.inLogName(text);
    String application = named.applicationId();
    String attempt = named.attempt();
    lastApplication = application.equals(text) ? key : application.getBytes(StandardCharsets.UTF_8);
    lastAttempt = attempt == null ? null : attempt.getBytes(StandardCharsets.UTF_8);
  }
}
