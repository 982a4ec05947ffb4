package dev.tidewatch.deadletter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The topics that the part on dead letters reads and writes.
 *
 * @param sources dead-letter topics, by their whole name
 * @param records output that is read again
 * @param groups output
 * @param commands what people want of groups, and what redrives have done
 */
public record DeadLetterTopics(Pattern sources, String records, String groups, String commands) {

  /** Those that Tidewatch writes. */
  public List<String> written() {
    return List.of(records, groups, commands);
  }

  /**
   * What is subscribed to: the sources but for topics that Kafka Streams makes for itself, whose
   * names are not all known when the configuration is read. In a group of its own, since Kafka
   * Streams puts all that it subscribes to into one pattern.
   *
   * @param group prefix of internal topics
   */
  public static Pattern sources(Pattern given, String group) {
    return Pattern.compile(
        "(?!" + Pattern.quote(group + "-") + ")(?:" + given.pattern() + ")", given.flags());
  }
}
