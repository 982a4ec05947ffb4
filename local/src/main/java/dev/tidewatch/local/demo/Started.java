package dev.tidewatch.local.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a demonstration has started, to be ended once, last started first: by the demonstration
 * itself, or by Ctrl-C at any moment. Thread-safe.
 */
final class Started implements AutoCloseable {
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts something. An end that begins meanwhile waits for it: half a broker cannot be stopped.
   *
   * @param start starts it
   * @param end ends it
   * @throws IllegalStateException when the end has begun
   */
  synchronized <T> T start(Callable<T> start, Consumer<T> end) throws Exception {
    if (isClosing()) {
      throw new IllegalStateException("stopped while it was starting");
    }
    T one = start.call();
    ends.push(() -> end.accept(one));
    return one;
  }

  /** Whether the end has begun. */
  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Waits until the end begins. */
  void awaitClosing() throws InterruptedException {
    closing.await();
  }

  /** Waits until the end begins, at most so long; says whether it has. */
  boolean awaitClosing(Duration longest) throws InterruptedException {
    return closing.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends everything, also when the end of one thing fails; throws the first failure then. */
  @Override
  public void close() {
    closing.countDown();
    closeAll();
  }

  private synchronized void closeAll() {
    RuntimeException first = null;
    while (!ends.isEmpty()) {
      try {
        ends.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
