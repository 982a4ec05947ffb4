package dev.tidewatch.spark.api;

import java.util.List;

/**
 * Spark's {@code ApplicationInfo}. Its core and memory fields are never set by the History Server.
 *
 * @param attempts latest start first
 */
public record ApplicationInfo(String id, String name, List<ApplicationAttemptInfo> attempts) {}
