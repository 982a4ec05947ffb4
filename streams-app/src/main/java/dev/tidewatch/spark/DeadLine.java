package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/**
 * A line that was refused, by its position. The line itself is not copied: it stays where it was
 * read, and may hold secrets that nothing could find in a text that does not parse.
 *
 * @param reason stable code
 * @param detail what was wrong, without any text of the line
 * @param logFile null where the record had no such header
 */
public record DeadLine(
    String reason,
    String detail,
    @Nullable String applicationId,
    String topic,
    int partition,
    long offset,
    int bytes,
    @Nullable String logFile,
    @Nullable Long logOffset) {}
