package dev.tidewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.events.Ring.Entry;
import dev.tidewatch.http.ServerSentEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Layout LAYOUT = layout(7);

  private final EventLog log = new EventLog(100, 100_000);
  private final EventMetrics metrics =
      new EventMetrics(new SimpleMeterRegistry(), log, List.of("change", "other"));

  @BeforeEach
  void begin() {
    log.begin(LAYOUT, new long[] {10}, NOW.minusSeconds(3_600));
    log.caughtUp(NOW);
  }

  @Test
  void anIdFromBeforeTheTopicsWereCreatedAnewIsReset() throws InterruptedException {
    // given
    String id = new EventId(8, NOW, new long[] {10}).encode();
    assertThat(only(after(id)).data()).contains("\"reason\":\"other-topics\"");

    // and given
    String otherPartitions = new EventId(7, NOW, new long[] {10, 0}).encode();
    assertThat(only(after(otherPartitions)).data()).contains("\"reason\":\"other-topics\"");
  }

  @Test
  void anIdWhoseRemovalsMayBeForgottenIsReset() throws InterruptedException {
    String id = new EventId(7, NOW.minusSeconds(3_601), new long[] {10}).encode();
    assertThat(only(after(id)).data()).contains("\"reason\":\"too-old\"");
  }

  @Test
  void anIdFromBeforeWhatIsHeldIsReset() throws InterruptedException {
    String id = new EventId(7, NOW, new long[] {9}).encode();
    assertThat(only(after(id)).data()).contains("\"reason\":\"gone\"");
  }

  @Test
  void aTextThatIsNoIdIsResetAndNotRefused() throws InterruptedException {
    assertThat(only(after("nonsense")).data()).contains("\"reason\":\"malformed-id\"");
  }

  @Test
  void aPositionBehindTheEndIsResetOnceTheEndIsKnown() throws InterruptedException {
    // given
    Subscription ahead = after(new EventId(7, NOW, new long[] {50}).encode());
    only(ahead);

    // when the end was measured before the client came: it may have grown since
    log.measured(new long[] {10}, System.nanoTime() - Duration.ofMinutes(1).toNanos());
    assertThat(only(ahead).data()).isNull();

    // and when it was measured later
    log.measured(new long[] {10}, System.nanoTime());

    // then
    assertThat(only(ahead).data()).contains("\"reason\":\"ahead\"");
  }

  @Test
  void aClientIsToldOfALogThatBeginsAnewOnceThatIsComplete() throws InterruptedException {
    // given
    Subscription client = live();
    only(client);

    // when
    log.begin(layout(8), new long[] {0}, NOW);
    append(0, "change", "app-1");

    // then
    assertThat(client.next(Duration.ZERO)).isEmpty();
    assertThat(client.next(Duration.ZERO)).isEmpty();

    // and when
    log.caughtUp(NOW);

    // then: what is read back is no news
    ServerSentEvent reset = only(client);
    assertThat(reset.data()).contains("\"reason\":\"other-topics\"");
    assertThat(EventId.decode(Objects.requireNonNull(reset.id())).orElseThrow().next())
        .containsExactly(1);
  }

  @Test
  void aFilterHidesEventsAndMovesThePosition() throws InterruptedException {
    // given
    EventFilter filter = new EventFilter(Set.of("change"), Set.of("app-2"));
    Subscription client = Subscription.from(log.head().orElseThrow(), log, filter, metrics);
    only(client);

    // when
    append(10, "change", "app-1");
    append(11, "other", "app-2");
    append(12, "change", "app-2");
    append(13, "change", "app-1");

    // then
    assertThat(only(client).data()).isEqualTo("12");
    ServerSentEvent position = only(client);
    assertThat(position.data()).isNull();
    assertThat(EventId.decode(Objects.requireNonNull(position.id())).orElseThrow().next())
        .containsExactly(14);
  }

  @Test
  void aLargeBatchIsSentInPieces() throws InterruptedException {
    // given
    EventLog large = new EventLog(1_000, Long.MAX_VALUE);
    large.begin(LAYOUT, new long[] {0}, NOW);
    large.caughtUp(NOW);
    Subscription client =
        Subscription.from(large.head().orElseThrow(), large, EventFilter.ALL, metrics);
    only(client);

    // when
    for (int offset = 0; offset < 10; offset++) {
      Change change = new Change("change", null, "x".repeat(100_000));
      large.append(List.of(new Entry(0, offset, change)), new long[] {offset + 1});
    }

    // then
    assertThat(client.next(Duration.ZERO)).hasSize(3);
    assertThat(client.next(Duration.ZERO)).hasSize(3);
    assertThat(client.next(Duration.ZERO)).hasSize(3);
    assertThat(client.next(Duration.ZERO)).hasSize(1);
  }

  @Test
  void bytesAreBoundedToo() throws InterruptedException {
    Subscription client = live();
    only(client);
    append(10, "change", "app-1");
    Change change = new Change("change", null, "x".repeat(60_000));
    log.append(List.of(new Entry(0, 11, change)), new long[] {12});
    assertThat(only(client).data()).contains("\"reason\":\"fell-behind\"");
  }

  @Test
  void aClientThatWaitsIsGivenAnEventAtOnceAndCanBeWoken() throws InterruptedException {
    // given
    Subscription client = live();
    only(client);
    Duration patience = Duration.ofMinutes(1);

    // when
    CompletableFuture<List<ServerSentEvent>> waiting = next(client, patience);
    append(10, "change", "app-1");

    // then
    await().until(waiting::isDone);
    assertThat(waiting.join()).hasSize(1);

    // and when
    CompletableFuture<List<ServerSentEvent>> woken = next(client, patience);
    client.wake();

    // then
    await().until(woken::isDone);
  }

  private static CompletableFuture<List<ServerSentEvent>> next(
      Subscription client, Duration patience) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return client.next(patience);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void append(long offset, String type, String appId) {
    Change change = new Change(type, appId, Long.toString(offset));
    log.append(List.of(new Entry(0, offset, change)), new long[] {offset + 1});
  }

  private Subscription live() {
    return Subscription.from(log.head().orElseThrow(), log, EventFilter.ALL, metrics);
  }

  private Subscription after(String id) {
    return Subscription.after(id, log.head().orElseThrow(), log, EventFilter.ALL, metrics);
  }

  private static ServerSentEvent only(Subscription client) throws InterruptedException {
    List<ServerSentEvent> events = client.next(Duration.ZERO);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Layout layout(long epoch) {
    return new Layout(List.of(new TopicPartition("topic", 0)), epoch);
  }
}
