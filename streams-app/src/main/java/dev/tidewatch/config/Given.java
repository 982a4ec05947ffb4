package dev.tidewatch.config;

/**
 * A key as somebody gave it.
 *
 * @param where the file, environment variable or option it came from, for messages
 */
record Given(String key, String value, String where) {}
