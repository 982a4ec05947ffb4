package dev.tidewatch.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Dead letters.
 *
 * @param topics input, by their whole name; matches none of Tidewatch's own topics
 * @param recordsTopic output that is read again, one record a dead letter
 * @param groupsTopic output, one record a group
 * @param commandsTopic what people want of groups; read and written
 * @param partitions of the output topics when they have to be created
 * @param recordsPerGroup dead letters of a group that are listed, the newest ones
 * @param retention how long a group is kept after its last dead letter came in
 * @param maxGroups groups kept in each partition
 * @param alertFactor the rate of the last minutes as a multiple of the mean
 * @param alertMinimum dead letters in the last minutes
 * @param alertPercent of the input
 */
public record DeadLetterSettings(
    Pattern topics,
    String recordsTopic,
    String groupsTopic,
    String commandsTopic,
    int partitions,
    int recordsPerGroup,
    Duration retention,
    int maxGroups,
    int alertFactor,
    int alertMinimum,
    int alertPercent) {}
