package dev.tidewatch.app;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until topics that were just created are known to a broker: the controller answers before
 * the brokers have heard of them. Kafka Streams, which subscribes to a pattern, takes one that it
 * does not see for missing, and its threads end.
 */
final class VisibleTopics {

  private static final Logger LOG = LoggerFactory.getLogger(VisibleTopics.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private VisibleTopics() {}

  /** Returns when they are, or after a while: threads that end are replaced. */
  static void await(Admin admin, Collection<String> topics) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!areKnown(admin, topics)) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        LOG.warn("The brokers do not know all of {} yet", topics);
        return;
      }
      pause();
    }
  }

  private static boolean areKnown(Admin admin, Collection<String> topics) {
    try {
      return admin.describeTopics(topics).allTopicNames().get().size() == topics.size();
    } catch (ExecutionException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
