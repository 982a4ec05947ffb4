package dev.tidewatch.eventlog;

import java.nio.file.Path;

/**
 * Something that is not shipped at all.
 *
 * @param named whether the user named exactly this path, and so expects it to be shipped
 */
public record SkippedPath(Path path, String reason, boolean named) {}
