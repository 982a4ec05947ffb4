package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.core.mirror.naming.MirrorTopic;
import dev.tidewatch.core.mirror.track.At;
import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.core.mirror.wire.OffsetSyncCodec;
import dev.tidewatch.mirror.Observation.Checked;
import dev.tidewatch.mirror.Observation.Heard;
import dev.tidewatch.mirror.Observation.Refused;
import dev.tidewatch.mirror.Observation.Synced;
import dev.tidewatch.mirror.Observation.Watched;
import dev.tidewatch.mirror.watch.Arrival;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what the records of MirrorMaker 2's topics say, and twice a second that it watches: so
 * silence is noticed, and only while it is one of the links. Has no state: a topic that is not
 * MirrorMaker 2's but has such a name may have any number of partitions.
 *
 * <p>Owned by one stream thread; the one for the first partitions does the work.
 */
final class Observer implements Processor<byte[], byte[], String, Observation> {

  /** The key of what goes to all partitions. No cluster has it for a name. */
  static final String EVERYWHERE = "\u0000";

  static final Duration LOOK = Duration.ofMillis(500);

  /** Targets that are remembered: more than one is one too many. */
  private static final int TARGETS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

  private final MirrorTopologySettings settings;
  private final Set<String> targets = new LinkedHashSet<>();
  private ProcessorContext<String, Observation> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  Observer(MirrorTopologySettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Observation> newContext) {
    context = newContext;
    if (context.taskId().partition() == 0) {
      context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }
  }

  private void look(long now) {
    if (!settings.watch().isEmpty()) {
      String target = targets.size() == 1 ? targets.iterator().next() : null;
      Watched watched = new Watched(now, settings.watch().behind(now), target);
      context.forward(new Record<>(EVERYWHERE, Observation.of(watched), now));
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    MirrorTopic topic = settings.topics().naming().read(at.topic()).orElse(null);
    if (topic instanceof MirrorTopic.Heartbeats heartbeats) {
      heartbeat(heartbeats.hops(), at.topic(), record);
    } else if (topic instanceof MirrorTopic.Checkpoints checkpoints) {
      checkpoint(checkpoints.source(), at, record);
    } else if (topic instanceof MirrorTopic.OffsetSyncs syncs) {
      sync(syncs.other(), at, record);
    }
  }

  private void heartbeat(List<String> hops, String topic, Record<byte[], byte[]> record) {
    Decoded<Heartbeat.Key, Heartbeat> decoded = HeartbeatCodec.decode(record.key(), record.value());
    if (decoded instanceof Decoded.Present<Heartbeat.Key, Heartbeat> present) {
      Heartbeat.Key key = present.value().key();
      boolean usable = heard(hops, topic, key, beat(present.value(), record));
      if (usable && hops.isEmpty() && targets.size() < TARGETS) {
        targets.add(key.target());
      }
    } else if (decoded instanceof Decoded.Deleted<Heartbeat.Key, Heartbeat> deleted) {
      boolean unused = heard(hops, topic, deleted.key(), null);
    } else {
      refused(hops.isEmpty() ? "" : last(hops), topic, (Decoded.Broken<?, ?>) decoded);
    }
  }

  private Beat beat(Heartbeat heartbeat, Record<byte[], byte[]> record) {
    long now = context.currentSystemTimeMs();
    Arrival arrival = Arrival.read(record.headers(), now);
    Heartbeat.Key key = heartbeat.key();
    return new Beat(
        key.source() + "->" + key.target(),
        heartbeat.timestamp(),
        arrival.method(),
        arrival.at(),
        now);
  }

  private boolean heard(List<String> hops, String topic, Heartbeat.Key key, @Nullable Beat beat) {
    String cluster = hops.isEmpty() ? key.source() : last(hops);
    return forward(
        cluster, Observation.of(new Heard(topic, hops, key.source(), key.target(), beat)));
  }

  private static String last(List<String> hops) {
    return hops.get(hops.size() - 1);
  }

  private void checkpoint(String source, RecordMetadata at, Record<byte[], byte[]> record) {
    Decoded<Checkpoint.Key, Checkpoint> decoded =
        CheckpointCodec.decode(record.key(), record.value());
    At where = new At(at.offset(), record.timestamp());
    if (decoded instanceof Decoded.Present<Checkpoint.Key, Checkpoint> present) {
      Checkpoint value = present.value();
      Checkpoint.Key key = value.key();
      forward(
          source,
          Observation.of(
              new Checked(
                  source,
                  key.group(),
                  key.topic(),
                  key.partition(),
                  value.upstreamOffset(),
                  value.downstreamOffset(),
                  where)));
    } else if (decoded instanceof Decoded.Deleted<Checkpoint.Key, Checkpoint> deleted) {
      Checkpoint.Key key = deleted.key();
      forward(
          source,
          Observation.of(
              new Checked(source, key.group(), key.topic(), key.partition(), null, null, where)));
    } else {
      refused(source, at.topic(), (Decoded.Broken<?, ?>) decoded);
    }
  }

  private void sync(String other, RecordMetadata at, Record<byte[], byte[]> record) {
    Decoded<OffsetSync.Key, OffsetSync> decoded =
        OffsetSyncCodec.decode(record.key(), record.value());
    At where = new At(at.offset(), record.timestamp());
    if (decoded instanceof Decoded.Present<OffsetSync.Key, OffsetSync> present) {
      OffsetSync value = present.value();
      forward(
          other,
          Observation.of(
              new Synced(
                  other,
                  value.key().topic(),
                  value.key().partition(),
                  value.upstreamOffset(),
                  value.downstreamOffset(),
                  where)));
    } else if (decoded instanceof Decoded.Deleted<OffsetSync.Key, OffsetSync> deleted) {
      OffsetSync.Key key = deleted.key();
      forward(
          other,
          Observation.of(new Synced(other, key.topic(), key.partition(), null, null, where)));
    } else {
      refused(other, at.topic(), (Decoded.Broken<?, ?>) decoded);
    }
  }

  private void refused(String cluster, String topic, Decoded.Broken<?, ?> broken) {
    forward(cluster, Observation.of(new Refused(cluster, topic, broken.reason().name())));
  }

  /** Says whether its names are usable. */
  private boolean forward(String cluster, Observation observation) {
    if (!Names.areUsable(cluster, observation)) {
      LOG.debug("A record names what cannot be a cluster, group or topic; it is left out");
      return false;
    }
    context.forward(new Record<>(cluster, observation, context.currentSystemTimeMs()));
    return true;
  }
}
