package dev.tidewatch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BoundedHistoryTest {

  private static final HistoryQuestion ANY =
      new HistoryQuestion(null, 0, Long.MAX_VALUE, null, null, 1, false);
  private static final Deadline SOON = Deadline.in(Duration.ofSeconds(30));

  @Test
  void whileItHangsOneMoreQuestionIsRefusedAtOnceAndLaterAnswered() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch hanging = new CountDownLatch(1);
    HistoryPage page = new HistoryPage(List.of(), null, true);
    BoundedHistory history =
        new BoundedHistory(
            (question, deadline) -> {
              asked.countDown();
              awaited(hanging);
              return page;
            },
            8);
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<HistoryPage> first = callers.submit(() -> history.find(ANY, SOON));
      Future<HistoryPage> second = callers.submit(() -> history.find(ANY, SOON));
      asked.await();

      assertThatThrownBy(() -> history.find(ANY, SOON))
          .isInstanceOf(HistoryUnavailableException.class)
          .hasMessageContaining("busy");

      hanging.countDown();
      assertThat(List.of(first.get(), second.get())).containsOnly(page);
      assertThat(history.find(ANY, SOON)).isSameAs(page);
    } finally {
      hanging.countDown();
      callers.shutdownNow();
    }
  }

  private static void awaited(CountDownLatch latch) throws HistoryUnavailableException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new HistoryUnavailableException("interrupted", e);
    }
  }
}
