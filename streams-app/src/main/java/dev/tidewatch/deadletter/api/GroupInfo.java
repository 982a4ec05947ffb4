package dev.tidewatch.deadletter.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group in a listing. Times are texts in ISO 8601.
 *
 * @param owner the connector or the consumer group; absent where no header tells
 * @param alerts names of {@link Alert}s
 * @param template the message with its values masked
 * @param sampleMessage the message of its first dead letter, cut
 * @param count dead letters
 * @param returned those that were sent again and failed again
 * @param waiting dead letters that were never sent again
 * @param topics dead-letter topics that they are in, as far as these are counted apart
 * @param originTopics topics that they failed in, as far as these are counted apart
 * @param lastHour dead letters of each of the last 60 minutes, the current one last
 * @param lastTwoDays dead letters of each of the last 48 hours, the current one last
 */
public record GroupInfo(
    String fingerprint,
    int fingerprintVersion,
    String state,
    List<String> alerts,
    String format,
    @Nullable String owner,
    @Nullable String stage,
    String failureClass,
    String failureReason,
    @Nullable String rootCauseClass,
    @Nullable String exceptionClass,
    @Nullable String template,
    @Nullable String sampleMessage,
    String firstSeen,
    String lastSeen,
    long count,
    long returned,
    long waiting,
    List<String> topics,
    List<String> originTopics,
    List<Long> lastHour,
    List<Long> lastTwoDays) {}
