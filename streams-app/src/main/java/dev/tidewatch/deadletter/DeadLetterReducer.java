package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.store.CommitHook;
import dev.tidewatch.store.RecordStore;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes dead letters into their groups and counts them, and carries out commands. Objects in memory
 * are changed, and written right before each commit. What somebody else wrote to the topic costs
 * that record only: it is counted (the metric {@code deadletter-refused-total}) and logged.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class DeadLetterReducer implements Processor<byte[], byte[], String, DeadLetterGroup> {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReducer.class);

  private final DeadLetterTopologySettings settings;
  private final LetterReader reader;
  private final CommandReader commandReader;
  private final Desk desk;
  private ProcessorContext<String, DeadLetterGroup> context;
  private Groups groups;
  private Rates rates;
  private Redrives redrives;
  private Commands commands;
  private Sweeper sweeper;
  private Sensor refusals;
  private long refused;
  private @Nullable RecordMetadata lastRefused;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  DeadLetterReducer(
      DeadLetterTopologySettings settings,
      Deserializer<DeadLetter> letters,
      Deserializer<Command> commandValues,
      Desk desk) {
    this.settings = settings;
    this.commandReader = new CommandReader(settings.partitions(), commandValues);
    this.desk = desk;
    this.reader = new LetterReader(settings.partitions(), letters);
  }

  @Override
  public void init(ProcessorContext<String, DeadLetterGroup> newContext) {
    context = newContext;
    RecordStore groupRows = store(DeadLetterStores.GROUPS);
    groups = new Groups(groupRows, store(DeadLetterStores.RECORDS), settings.recordsPerGroup());
    rates = new Rates(store(DeadLetterStores.RATES));
    redrives = new Redrives(store(DeadLetterStores.REDRIVES));
    commands = new Commands(groups, redrives);
    sweeper = new Sweeper(settings, groups, redrives, groupRows, this::publish);
    refusals =
        context
            .metrics()
            .addRateTotalSensor(
                "deadletter",
                context.taskId().toString(),
                "deadletter-refused",
                Sensor.RecordingLevel.INFO);
    CommitHook hook = context.getStateStore(DeadLetterStores.BEFORE_COMMIT);
    hook.beforeCommit(this::flush);
    context.schedule(
        settings.outputInterval(), PunctuationType.WALL_CLOCK_TIME, now -> publishChanged());
    context.schedule(Sweeper.INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  private RecordStore store(String name) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
    return new RecordStore(store, settings.maxValueBytes(), key -> oversized(name, key));
  }

  private static void oversized(String store, byte[] key) {
    LOG.error(
        "A value for {} in {} is larger than a changelog record may be; the previous value stays",
        HexFormat.of().formatHex(key),
        store);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    boolean known =
        at.topic().equals(settings.topics().commands())
            ? carryOut(commandReader.read(record, at))
            : take(reader.read(record, at), record.timestamp());
    if (!known) {
      refusals.record();
      refused++;
      lastRefused = at;
    }
  }

  private boolean carryOut(@Nullable Command command) {
    if (command != null) {
      commands.carryOut(command);
    }
    return command != null;
  }

  private boolean take(@Nullable DeadLetter letter, long timestamp) {
    if (letter == null) {
      return false;
    }
    long arrival = Math.min(timestamp, context.currentSystemTimeMs());
    if (groups.take(letter, arrival, redrives::forgetSent)) {
      rates.take(letter, arrival);
      if (letter.redriveId() != null) {
        redrives.returned(letter.fingerprint(), letter.redriveId());
      }
    }
    return true;
  }

  private void flush() {
    groups.flush();
    rates.flush();
    redrives.flush();
    if (redrives.isUntold()) {
      desk.open(context.taskId().partition(), redrives.open());
    }
  }

  private void sweep(long now) {
    sweeper.sweep(now);
    rates.sweep(now);
    RecordMetadata last = lastRefused;
    if (last != null) {
      LOG.warn(
          "{} records of {} are none that Tidewatch wrote there and are left out; the last"
              + " one is at {}-{}@{}",
          refused,
          last.topic(),
          last.topic(),
          last.partition(),
          last.offset());
      refused = 0;
      lastRefused = null;
    }
  }

  private void publishChanged() {
    for (Group group : groups.all()) {
      if (!group.isPublished()) {
        group.markPublished();
        publish(group.fingerprint(), group.state());
      }
    }
  }

  @SuppressWarnings("NullAway") // a null value is the tombstone of an evicted group
  private void publish(String fingerprint, @Nullable GroupState group) {
    DeadLetterGroup value = group == null ? null : DeadLetterGroup.of(group);
    context.forward(new Record<>(fingerprint, value, context.currentSystemTimeMs()));
  }

  @Override
  public void close() {
    desk.open(context.taskId().partition(), List.of());
    context.metrics().removeSensor(refusals);
  }
}
