package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an instance until the process is asked to end (SIGTERM, Ctrl-C), or until its topology has
 * stopped for good; then exit status 1 tells whoever supervises it to start it again. Java itself
 * sets the status after a signal: 143 after SIGTERM, 130 after Ctrl-C.
 */
public final class InstanceLaunch implements Launch {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceLaunch.class);
  private static final Duration CHECK = Duration.ofSeconds(1);

  @Override
  public int run(Config config) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              asked.countDown();
              awaitQuietly(closed);
            },
            "tidewatch-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Instance instance = Instance.start(config)) {
      LOG.info("Listening on {}", instance.url());
      while (!asked.await(CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (instance.failed()) {
          LOG.error("The topology has stopped; this instance ends");
          return 1;
        }
      }
      LOG.info("Stopping");
      return 0;
    } finally {
      closed.countDown();
    }
  }

  /** The process ends when its shutdown hooks have: this one waits for the stores to be closed. */
  private static void awaitQuietly(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
