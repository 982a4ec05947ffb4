package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.DEADLETTER;
import static dev.tidewatch.config.Key.optional;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Dead letters. */
final class DeadLetterKeys {

  static final Key<Pattern> DEADLETTER_TOPICS_PATTERN =
      optional(
          DEADLETTER,
          "deadletter.topics.pattern",
          Types.TOPICS_PATTERN,
          "dlq[.].*",
          "Input: every topic whose whole name matches is read as dead letters, new ones too. Topics"
              + " of Tidewatch's own must not match. In a file of properties a backslash is written"
              + " twice.");

  static final Key<String> DEADLETTER_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.topic",
          Types.TOPIC_NAME,
          "tidewatch.deadletters",
          "Output: what each dead letter says, by the fingerprint of its group, without its payload."
              + " Tidewatch reads it again to group them: one topic for each `application.id`.");

  static final Key<String> DEADLETTER_GROUPS_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.groups.topic",
          Types.TOPIC_NAME,
          "tidewatch.deadletter.groups",
          "Output, compacted: one record a group.");

  static final Key<String> DEADLETTER_COMMANDS_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.commands.topic",
          Types.TOPIC_NAME,
          "tidewatch.commands",
          "What operators have done to groups, and what redrives have done: the audit. Tidewatch"
              + " writes and reads it; it has as many partitions as `deadletter.topic`, and should"
              + " keep its records for ever.");

  static final Key<Integer> DEADLETTER_PARTITIONS =
      optional(
          DEADLETTER,
          "deadletter.partitions",
          Types.integer(1, 10_000),
          "4",
          "Partitions that `deadletter.topic`, `deadletter.groups.topic` and"
              + " `deadletter.commands.topic` get when Tidewatch creates them. Where the first exists it is taken as it is; do not add partitions later,"
              + " since groups are placed by their number.");

  static final Key<Integer> DEADLETTER_RECORDS_PER_GROUP =
      optional(
          DEADLETTER,
          "deadletter.records.per.group",
          Types.integer(1, 100_000),
          "1000",
          "Dead letters of each group that are listed by their position, the newest ones. All are"
              + " counted.");

  static final Key<Duration> DEADLETTER_RETENTION =
      optional(
          DEADLETTER,
          "deadletter.retention.ms",
          Types.milliseconds(60_000, 315_360_000_000L),
          "2592000000",
          "How long a group is kept after its last dead letter came in (the default is 30 days).");

  static final Key<Integer> DEADLETTER_MAX_GROUPS =
      optional(
          DEADLETTER,
          "deadletter.max.groups",
          Types.integer(1, 10_000_000),
          "100000",
          "Groups kept in each partition; the ones longest without a dead letter go first.");

  static final Key<Integer> DEADLETTER_ALERT_RATE_FACTOR =
      optional(
          DEADLETTER,
          "deadletter.alert.rate.factor",
          Types.integer(1, 1_000_000),
          "10",
          "A group has the alert `RATE` when it had so many times as many dead letters in the last 5"
              + " minutes as in the mean 5 minutes of the 24 hours before.");

  static final Key<Integer> DEADLETTER_ALERT_RATE_MINIMUM =
      optional(
          DEADLETTER,
          "deadletter.alert.rate.minimum",
          Types.integer(1, 1_000_000_000),
          "10",
          "Fewer dead letters than this in the last 5 minutes are no alert `RATE`, whatever the mean.");

  static final Key<Integer> DEADLETTER_ALERT_INPUT_PERCENT =
      optional(
          DEADLETTER,
          "deadletter.alert.input.percent",
          Types.integer(1, 100),
          "25",
          "A group has the alert `INPUT_RATIO` when so much of what lay between its dead letters in"
              + " the topics that they failed in has failed, in this hour and the one before, and"
              + " there were `deadletter.alert.rate.minimum` of them.");

  static final List<Key<?>> ALL =
      List.of(
          DEADLETTER_TOPICS_PATTERN,
          DEADLETTER_TOPIC,
          DEADLETTER_GROUPS_TOPIC,
          DEADLETTER_COMMANDS_TOPIC,
          DEADLETTER_PARTITIONS,
          DEADLETTER_RECORDS_PER_GROUP,
          DEADLETTER_RETENTION,
          DEADLETTER_MAX_GROUPS,
          DEADLETTER_ALERT_RATE_FACTOR,
          DEADLETTER_ALERT_RATE_MINIMUM,
          DEADLETTER_ALERT_INPUT_PERCENT);

  private DeadLetterKeys() {}
}
