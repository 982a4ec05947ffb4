package dev.tidewatch.spark.api;

import java.util.List;

/**
 * One value of an option.
 *
 * @param value redacted; values of more than 512 characters are cut off
 * @param applications how many set it
 * @param applicationIds the first of them, at most as many as the caller asked for
 */
public record FleetOptionValue(String value, long applications, List<String> applicationIds) {}
