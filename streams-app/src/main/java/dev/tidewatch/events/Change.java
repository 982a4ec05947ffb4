package dev.tidewatch.events;

import org.jspecify.annotations.Nullable;

/**
 * What a record of an output topic says.
 *
 * @param type what clients choose by, such as {@code application}
 * @param appId the application it is about; null where it is about none
 * @param data for the client; JSON on one line
 */
public record Change(String type, @Nullable String appId, String data) {}
