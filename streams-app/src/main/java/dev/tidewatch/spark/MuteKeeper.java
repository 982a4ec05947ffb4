package dev.tidewatch.spark;

import dev.tidewatch.store.RecordStore;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what operators want to hear no more of. What somebody else wrote to the topic costs that
 * record only: it is logged by its position.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class MuteKeeper implements Processor<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(MuteKeeper.class);

  private final SparkTopologySettings settings;
  private final Deserializer<MuteCommand> values;
  private ProcessorContext<Void, Void> context;
  private RecordStore store;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  MuteKeeper(SparkTopologySettings settings, Deserializer<MuteCommand> values) {
    this.settings = settings;
    this.values = values;
  }

  @Override
  public void init(ProcessorContext<Void, Void> newContext) {
    context = newContext;
    KeyValueStore<Bytes, byte[]> rows = context.getStateStore(SparkStores.FINDINGS);
    store =
        new RecordStore(
            rows,
            settings.maxValueBytes(),
            key -> LOG.error("A mute is larger than a changelog record may be and is left out"));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    MuteCommand command = read(record);
    if (command == null) {
      RecordMetadata at = context.recordMetadata().orElseThrow();
      LOG.warn(
          "{}-{}@{} holds no command that Tidewatch wrote and is left out",
          at.topic(),
          at.partition(),
          at.offset());
      return;
    }
    byte[] key = FindingKeys.mute(command.rule(), command.name(), command.user());
    MuteRow before = store.get(key, Codecs.MUTE);
    MuteRow after = MuteRow.after(before, command);
    if (!after.equals(before)) {
      store.put(key, after, Codecs.MUTE);
    }
  }

  private @Nullable MuteCommand read(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      MuteCommand command = values.deserialize(settings.topics().commands(), record.value());
      return command != null && command.isWhole() ? command : null;
    } catch (RetriableException notNow) {
      throw notNow;
    } catch (SerializationException | NullPointerException | IllegalArgumentException foreign) {
      return null;
    }
  }
}
