package dev.tidewatch.deadletter;

/**
 * Which redrive of a group is open. There is at most one: two at a time could send a record twice.
 */
record OpenRedrive(String fingerprint, String id) {}
