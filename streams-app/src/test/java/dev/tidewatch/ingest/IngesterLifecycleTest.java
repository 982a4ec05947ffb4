package dev.tidewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.testkit.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on, are stopped or lose their broker. */
class IngesterLifecycleTest extends ShippingTest {

  @Test
  void followingShipsWhatComesUntilStopped() throws Exception {
    // given
    append("app-1.inprogress", start("app-1", null) + "\n");
    Ingester ingester = new Ingester(options.withFollow(true), ProgressListener.NONE);
    CompletableFuture<IngestReport> run =
        CompletableFuture.supplyAsync(() -> ingester.ship(List.of(logs)));
    await().until(() -> topicExists() && shipped().size() == 1);
    // when the log grows and another begins
    append("app-1.inprogress", "{\"Event\":\"a\"}\n");
    append("app-2.inprogress", start("app-2", null) + "\n");
    await().until(() -> shipped().size() == 3);
    ingester.stop();
    // then
    IngestReport report = run.get();
    assertThat(report.events()).isEqualTo(3);
    assertThat(report.interrupted()).isFalse();
    assertThat(ship(options).events()).isZero();
  }

  @Test
  void aStoppedRunIsGoneOnWithByTheNext() throws Exception {
    // given a run that would take minutes at its rate
    append("app-1", start("app-1", null) + "\n" + "{\"Event\":\"a\"}\n".repeat(50_000));
    CompletableFuture<Void> under = new CompletableFuture<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {
            under.complete(null);
          }
        };
    Ingester slow = new Ingester(options.withRate(500), listener);
    CompletableFuture<IngestReport> run =
        CompletableFuture.supplyAsync(() -> slow.ship(List.of(logs)));
    under.get();
    // when
    slow.stop();
    IngestReport first = run.get();
    IngestReport rest = ship(options);
    // then
    assertThat(first.interrupted()).isTrue();
    assertThat(first.events()).isBetween(1L, 50_000L);
    assertThat(first.events() + rest.events()).isEqualTo(50_001);
    assertThat(shipped()).extracting(Shipped::offset).doesNotHaveDuplicates().hasSize(50_001);
  }

  @Test
  void aBrokerThatGoesAwayEndsTheRunAndSaysHowToGoOn(@TempDir Path data) throws Exception {
    // given a run under way
    append("app-1", start("app-1", null) + "\n" + "{\"Event\":\"a\"}\n".repeat(50_000));
    CompletableFuture<Void> under = new CompletableFuture<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {
            under.complete(null);
          }
        };
    Map<String, String> impatient =
        Map.of("max.block.ms", "2000", "request.timeout.ms", "1000", "delivery.timeout.ms", "2000");
    EmbeddedBroker broker = new EmbeddedBroker(data);
    IngestOptions slow =
        IngestOptions.to(broker.bootstrap()).withRate(2_000).withClientProperties(impatient);
    CompletableFuture<IngestReport> run =
        CompletableFuture.supplyAsync(
            () -> new Ingester(slow, listener).ship(List.of(logs.resolve("app-1"))));
    under.get();
    // when
    broker.stop();
    // then
    assertThatThrownBy(run::get)
        .hasCauseInstanceOf(IngestException.class)
        .hasMessageContaining("run the same command again");
  }
}
