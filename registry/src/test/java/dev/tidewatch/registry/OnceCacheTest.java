package dev.tidewatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OnceCacheTest {

  private final OnceCache<String, Integer> cache = new OnceCache<>();
  private final CountDownLatch loading = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whoWaitsForALoadThatFailsGetsItsException() throws Exception {
    CompletableFuture<Integer> loader = load(() -> new SerializationException("refused"));
    FutureTask<Integer> waiter = waiter();

    end.countDown();

    assertThatThrownBy(waiter::get).cause().isInstanceOf(SerializationException.class);
    assertThatThrownBy(loader::join).isInstanceOf(CompletionException.class);
    assertThat(cache.get("k", key -> 3)).isEqualTo(3);
  }

  @Test
  void anErrorReachesWhoWaitsToo() throws Exception {
    CompletableFuture<Integer> loader = load(StackOverflowError::new);
    FutureTask<Integer> waiter = waiter();

    end.countDown();

    assertThatThrownBy(waiter::get).cause().isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(loader::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void whoWaitsForAnInterruptedThreadTakesOver() throws Exception {
    // Made by the loader, since it interrupts the thread that makes it.
    CompletableFuture<Integer> loader = load(() -> new InterruptException("interrupted"));
    FutureTask<Integer> waiter = waiter();

    end.countDown();

    assertThat(waiter.get()).isEqualTo(2);
    assertThatThrownBy(loader::join).hasCauseInstanceOf(InterruptException.class);
  }

  @Test
  void aLoadHoldsUpNoOtherKey() throws Exception {
    CompletableFuture<Integer> loader = load(() -> new SerializationException("refused"));

    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get("other " + i, String::length)).isPositive();
    }

    assertThat(loader).isNotDone();
    end.countDown();
  }

  /** Begins to load the key in another thread, and fails once told to end. */
  private CompletableFuture<Integer> load(Supplier<Throwable> failure) throws InterruptedException {
    CompletableFuture<Integer> loader =
        CompletableFuture.supplyAsync(
            () -> cache.get("k", key -> failLater(failure)), task -> new Thread(task).start());
    assertThat(loading.await(30, TimeUnit.SECONDS)).isTrue();
    return loader;
  }

  private Integer failLater(Supplier<Throwable> failing) {
    loading.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Throwable failure = failing.get();
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  /** A thread that waits for what the other loads. */
  private FutureTask<Integer> waiter() {
    FutureTask<Integer> waiting = new FutureTask<>(() -> cache.get("k", key -> 2));
    Thread thread = new Thread(waiting, "waiter");
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return waiting;
  }
}
