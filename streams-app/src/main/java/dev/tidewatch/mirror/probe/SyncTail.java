package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.failover.Position;
import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.core.mirror.wire.OffsetSyncCodec;
import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic of offset syncs and goes on where it was. Keeps the newest {@value #KEPT} of each
 * partition, at most {@value #MOST} partitions: about 100 MB then, and usually very little. Not
 * thread-safe, as its consumer.
 */
final class SyncTail {

  private static final int KEPT = 64;
  private static final int MOST = 50_000;
  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicPartition topic;
  private final Map<OffsetSync.Key, Syncs> syncs = new HashMap<>();
  private long next;

  /** The syncs of a partition, the oldest first. */
  static final class Syncs {

    private final Deque<Position> positions = new ArrayDeque<>();
    private boolean whole = true;

    private void add(Position position) {
      positions.addLast(position);
      if (positions.size() > KEPT) {
        positions.removeFirst();
        whole = false;
      }
    }

    Position newest() {
      return positions.getLast();
    }

    /** Whether nothing happened to the link from an offset of the target on. */
    boolean isSteadyFrom(long downstream) {
      boolean known = whole || positions.getFirst().downstream() <= downstream;
      return known && newest().isSteadyFrom(downstream, List.copyOf(positions));
    }
  }

  SyncTail(String topic) {
    this.topic = new TopicPartition(topic, 0);
  }

  /**
   * Reads to where the topic ends now.
   *
   * @throws ProbeException when it does not get there within the deadline; what was read stays
   */
  Map<OffsetSync.Key, Syncs> read(Consumer<byte[], byte[]> consumer, Deadline deadline)
      throws ProbeException {
    try {
      List<TopicPartition> one = List.of(topic);
      if (consumer.partitionsFor(topic.topic(), deadline.remaining()).isEmpty()) {
        return Map.of();
      }
      consumer.assign(one);
      long start = consumer.beginningOffsets(one, deadline.remaining()).getOrDefault(topic, 0L);
      long end = consumer.endOffsets(one, deadline.remaining()).getOrDefault(topic, 0L);
      if (next > end) {
        syncs.clear(); // the topic was made anew
        next = 0;
      }
      consumer.seek(topic, Math.max(start, next));
      while (consumer.position(topic, deadline.remaining()) < end) {
        if (deadline.remaining().isZero()) {
          throw new ProbeException("its offset syncs are still being read; ask again");
        }
        consumer.poll(POLL).forEach(this::take);
        next = consumer.position(topic, deadline.remaining());
      }
      next = Math.max(next, start);
      return syncs;
    } catch (KafkaException e) {
      throw new ProbeException(
          "its offset syncs could not be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Decoded<OffsetSync.Key, OffsetSync> decoded =
        OffsetSyncCodec.decode(record.key(), record.value());
    if (decoded instanceof Decoded.Present<OffsetSync.Key, OffsetSync> present) {
      OffsetSync sync = present.value();
      if (syncs.size() < MOST || syncs.containsKey(sync.key())) {
        syncs
            .computeIfAbsent(sync.key(), key -> new Syncs())
            .add(new Position(sync.upstreamOffset(), sync.downstreamOffset()));
      }
    } else if (decoded instanceof Decoded.Deleted<OffsetSync.Key, OffsetSync> deleted) {
      syncs.remove(deleted.key());
    }
  }
}
