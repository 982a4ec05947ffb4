package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private static final List<ShippedLog> SHIPPED =
      List.of(
          new ShippedLog("app-1", null, 10),
          new ShippedLog("app-2", "1", 5),
          new ShippedLog("app-2", "1", 7));

  private final StandInApp app = new StandInApp(0);
  private final Started started = new Started();

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void itReturnsWhenEveryAttemptHasAllEventsOfAllItsLogs() throws Exception {
    // given
    seen("app-1", 10);
    seen("app-2/1", 11);
    var waiting = CompletableFuture.supplyAsync(() -> await(Duration.ofSeconds(60)));
    assertThat(waiting).isNotDone();

    // when
    seen("app-2/1", 12);

    // then
    assertThat(waiting.get()).isEqualTo(22);
  }

  @Test
  void withoutProgressItSaysWhatIsMissing() {
    seen("app-1", 10);
    seen("app-2/1", 11);

    assertThatThrownBy(() -> await(Duration.ZERO))
        .hasMessageContaining("1 applications are not queryable, and nothing moved for 0 s")
        .hasMessageContaining("app-2/1 has 11 of 12 events");
  }

  @Test
  void itEndsWithTheDemo() {
    started.close();

    assertThatThrownBy(() -> await(Duration.ofSeconds(60)))
        .hasMessageContaining("stopped before everything was queryable");
  }

  private long await(Duration patience) {
    try {
      return new CatchUp(new ServedApi(app.url()), started, patience).await(SHIPPED);
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void seen(String path, long events) {
    app.answering("applications/" + path + "/completeness", "{\"events\": %d}".formatted(events));
  }
}
