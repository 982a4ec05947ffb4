package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.naming.Naming;
import java.util.regex.Pattern;

/**
 * The topics that the part on mirrors reads and writes.
 *
 * @param naming how MirrorMaker 2 names its own
 * @param sources what is subscribed to, by the whole name
 * @param flows output
 */
public record MirrorTopics(Naming naming, Pattern sources, String flows) {

  /**
   * Those of a naming, but for topics that Kafka Streams makes for itself.
   *
   * @param group prefix of internal topics
   */
  public static MirrorTopics of(Naming naming, String group, String flows) {
    return new MirrorTopics(
        naming,
        Pattern.compile("(?!" + Pattern.quote(group + "-") + ")" + naming.pattern()),
        flows);
  }

  /** Whether a topic has heartbeats, whose arrival matters. */
  public boolean hasHeartbeats(String topic) {
    return topic.endsWith(naming.heartbeats()) && sources.matcher(topic).matches();
  }
}
