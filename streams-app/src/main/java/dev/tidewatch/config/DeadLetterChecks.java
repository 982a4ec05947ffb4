package dev.tidewatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts the values of dead letters together, and refuses what would make a loop: a topic that
 * Tidewatch writes and at the same time reads as dead letters.
 */
final class DeadLetterChecks {

  /** As Kafka Streams ends the names of the topics that it makes for itself. */
  private static final List<String> INTERNAL =
      List.of("-deadletter-groups-changelog", "-spark-events-moved-repartition");

  private DeadLetterChecks() {}

  static DeadLetterSettings deadLetters(Values values, SparkSettings spark) {
    DeadLetterSettings settings =
        new DeadLetterSettings(
            values.get(DeadLetterKeys.DEADLETTER_TOPICS_PATTERN),
            values.get(DeadLetterKeys.DEADLETTER_TOPIC),
            values.get(DeadLetterKeys.DEADLETTER_GROUPS_TOPIC),
            values.get(DeadLetterKeys.DEADLETTER_COMMANDS_TOPIC),
            values.get(DeadLetterKeys.DEADLETTER_PARTITIONS),
            values.get(DeadLetterKeys.DEADLETTER_RECORDS_PER_GROUP),
            values.get(DeadLetterKeys.DEADLETTER_RETENTION),
            values.get(DeadLetterKeys.DEADLETTER_MAX_GROUPS),
            values.get(DeadLetterKeys.DEADLETTER_ALERT_RATE_FACTOR),
            values.get(DeadLetterKeys.DEADLETTER_ALERT_RATE_MINIMUM),
            values.get(DeadLetterKeys.DEADLETTER_ALERT_INPUT_PERCENT));
    List<String> own =
        new ArrayList<>(
            List.of(
                spark.eventsTopic(),
                spark.applicationsTopic(),
                spark.deadLetterTopic(),
                spark.findingsTopic(),
                spark.commandsTopic(),
                values.get(MirrorKeys.MIRROR_FLOWS_TOPIC)));
    addOwn(values, DeadLetterKeys.DEADLETTER_TOPIC, settings.recordsTopic(), own);
    addOwn(values, DeadLetterKeys.DEADLETTER_GROUPS_TOPIC, settings.groupsTopic(), own);
    addOwn(values, DeadLetterKeys.DEADLETTER_COMMANDS_TOPIC, settings.commandsTopic(), own);
    INTERNAL.forEach(ending -> own.add(values.get(KafkaKeys.APPLICATION_ID) + ending));
    refuseLoop(values, settings.topics(), own);
    return settings;
  }

  private static void addOwn(Values values, Key<String> key, String topic, List<String> own) {
    if (own.contains(topic)) {
      values.reject(
          key,
          "topics that differ from each other",
          "Give it a topic other than " + topic + ", also in use.");
    }
    own.add(topic);
  }

  private static void refuseLoop(Values values, Pattern topics, List<String> own) {
    List<String> read = own.stream().filter(topic -> topics.matcher(topic).matches()).toList();
    if (!read.isEmpty()) {
      values.reject(
          DeadLetterKeys.DEADLETTER_TOPICS_PATTERN,
          "a pattern that matches no topic of Tidewatch's own",
          "Narrow it: it matches "
              + String.join(", ", read)
              + ", and reading as dead letters what Tidewatch writes would be a loop.");
    }
  }
}
