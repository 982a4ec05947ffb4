package dev.tidewatch.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.events.Ring.Entry;
import dev.tidewatch.http.ServerSentEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;

/**
 * A client goes from one instance to another one, which has read the same partitions in another
 * order, holds less, and is behind or ahead.
 */
class SubscriptionPropertiesTest {

  private static final int SLOTS = 3;
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Layout LAYOUT =
      new Layout(
          IntStream.range(0, SLOTS).mapToObj(p -> new TopicPartition("topic", p)).toList(), 7);

  /** An instance that reads one entry at a time. */
  private static final class Instance {

    private final EventLog log;
    private final EventMetrics metrics;
    private final List<Entry> entries;
    private final long[] position = new long[SLOTS];
    private int read;

    Instance(int holds, List<Entry> entries) {
      this.log = new EventLog(holds + 1, Long.MAX_VALUE);
      this.metrics = new EventMetrics(new SimpleMeterRegistry(), log, List.of("change"));
      this.entries = entries;
      log.begin(LAYOUT, position, NOW.minusSeconds(60));
      log.caughtUp(NOW);
    }

    void readUpTo(int count) {
      for (; read < count; read++) {
        Entry entry = entries.get(read);
        position[entry.slot()] = entry.offset() + 1;
        log.append(List.of(entry), position);
      }
    }

    void readAll() {
      readUpTo(entries.size());
    }

    /** What was read and is held no more. */
    List<Entry> evicted(int holds) {
      return entries.subList(0, Math.max(0, read - holds));
    }

    Subscription live() {
      return Subscription.from(log.head().orElseThrow(), log, EventFilter.ALL, metrics);
    }

    Subscription after(String id) {
      return Subscription.after(id, log.head().orElseThrow(), log, EventFilter.ALL, metrics);
    }
  }

  /** What a client was sent. */
  private static final class Client {

    private final List<String> data = new ArrayList<>();
    private String lastId = "";
    private int resets;

    /** Takes so many batches, or fewer if there is nothing more. */
    void take(Subscription subscription, int batches) throws InterruptedException {
      for (int i = 0; i < batches; i++) {
        for (ServerSentEvent event : subscription.next(Duration.ZERO)) {
          lastId = Objects.requireNonNull(event.id());
          if ("reset".equals(event.type())) {
            resets++;
            data.clear();
          } else if (event.data() != null) {
            data.add(event.data());
          }
        }
      }
    }
  }

  @Property(tries = 2_000)
  void aClientThatMovesSeesEverythingAfterItsPositionOnceOrOneReset(
      @ForAll @Size(max = 60) List<@IntRange(max = SLOTS - 1) Integer> slots,
      @ForAll long order,
      @ForAll @IntRange(max = 60) int opened,
      @ForAll @IntRange(max = 60) int left,
      @ForAll @IntRange(max = 60) int arrived,
      @ForAll @IntRange(min = 1, max = 30) int holds)
      throws InterruptedException {
    // given a client that follows one instance for a while
    List<Entry> entries = entries(slots);
    Instance first = new Instance(100, entries);
    first.readUpTo(Math.min(opened, entries.size()));
    Client client = new Client();
    Subscription before = first.live();
    client.take(before, 1);
    List<Entry> expected = entries.subList(first.read, entries.size());
    first.readUpTo(Math.min(Math.max(opened, left), entries.size()));
    client.take(before, 2);
    long[] seen = first.position.clone();

    // when it goes to another one
    Instance second = new Instance(holds, otherOrder(slots, order));
    second.readUpTo(Math.min(arrived, entries.size()));
    List<Entry> evictedOnArrival = List.copyOf(second.evicted(holds));
    Subscription after = second.after(client.lastId);
    client.take(after, 3);
    List<Entry> onceArrived = second.entries.subList(second.read, entries.size());
    boolean readInTime = onceArrived.size() <= holds;
    second.readAll();
    client.take(after, 3);

    // then
    boolean gone = evictedOnArrival.stream().anyMatch(e -> e.offset() >= seen[e.slot()]);
    if (gone) {
      assertThat(client.resets).isPositive();
    } else if (readInTime) {
      assertThat(client.resets).isZero();
      assertThat(client.data).containsExactlyInAnyOrderElementsOf(data(expected));
    }
    if (client.resets == 0) {
      assertInOrder(client.data);
      assertThat(client.data).containsExactlyInAnyOrderElementsOf(data(expected));
    } else if (gone && readInTime) {
      assertThat(client.resets).isEqualTo(1);
      assertThat(client.data).isEqualTo(data(onceArrived));
    }
  }

  @Property
  void aClientThatReadsTooSlowlyIsResetAndFollowsFromThere(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = SLOTS - 1) Integer> slots,
      @ForAll @IntRange(min = 1, max = 10) int holds)
      throws InterruptedException {
    // given
    List<Entry> entries = entries(slots);
    Instance instance = new Instance(holds, entries);
    Client client = new Client();
    Subscription subscription = instance.live();
    client.take(subscription, 1);

    // when
    int half = entries.size() / 2;
    instance.readUpTo(half + holds);
    client.take(subscription, 2);
    assertThat(client.resets).isEqualTo(1);
    int told = instance.read;
    for (int count = told; count <= entries.size(); count++) {
      instance.readUpTo(count);
      client.take(subscription, 1);
    }

    // then
    assertThat(client.resets).isEqualTo(1);
    assertThat(client.data).isEqualTo(data(entries.subList(told, entries.size())));
  }

  /** Offsets have gaps, as compaction and transactions leave them. */
  private static List<Entry> entries(List<Integer> slots) {
    long[] offsets = new long[SLOTS];
    List<Entry> entries = new ArrayList<>();
    for (int slot : slots) {
      long offset = offsets[slot] + offsets[slot] % 2;
      offsets[slot] = offset + 1;
      entries.add(new Entry(slot, offset, new Change("change", null, slot + "/" + offset)));
    }
    return entries;
  }

  /** The same entries of each slot, the slots in another order. */
  private static List<Entry> otherOrder(List<Integer> slots, long seed) {
    List<Integer> shuffled = new ArrayList<>(slots);
    Collections.shuffle(shuffled, new Random(seed));
    return entries(shuffled);
  }

  private static List<String> data(List<Entry> entries) {
    return entries.stream().map(entry -> entry.change().data()).toList();
  }

  private static void assertInOrder(List<String> data) {
    for (int slot = 0; slot < SLOTS; slot++) {
      String prefix = slot + "/";
      List<Long> offsets =
          data.stream()
              .filter(each -> each.startsWith(prefix))
              .map(each -> Long.valueOf(each.substring(prefix.length())))
              .toList();
      assertThat(offsets).isSorted();
    }
  }
}
