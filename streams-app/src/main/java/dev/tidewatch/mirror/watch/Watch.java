package dev.tidewatch.mirror.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which topics are watched in this process: read to their end by a consumer that gets answers from
 * its brokers. Written by the threads of the consumers, read by those of the processors.
 * Thread-safe.
 */
public final class Watch {

  /**
   * How long a look counts, in milliseconds: several polls of a consumer, and more than two answers
   * of a broker that has nothing ({@code fetch.max.wait.ms}). Less than makes a link late.
   */
  static final long FRESH = 1_200;

  private final Map<String, Long> atEnd = new ConcurrentHashMap<>();

  /**
   * One look of a consumer.
   *
   * @param now milliseconds since the epoch
   * @param assigned the topics that it reads
   * @param ended those of them that it has read to the end
   */
  void look(long now, Set<String> assigned, Set<String> ended) {
    for (String topic : assigned) {
      atEnd.put(topic, ended.contains(topic) ? now : 0L);
    }
  }

  /** A consumer does not read these any more. */
  void forget(Set<String> topics) {
    topics.forEach(atEnd::remove);
  }

  /** Whether any topic is read here. */
  public boolean isEmpty() {
    return atEnd.isEmpty();
  }

  /** The topics that are read here, but not to their end just now. */
  public List<String> behind(long now) {
    List<String> behind = new ArrayList<>();
    atEnd.forEach(
        (topic, at) -> {
          if (now - at > FRESH) {
            behind.add(topic);
          }
        });
    return behind;
  }
}
