package dev.tidewatch.deadletter;

/** A number in the store of rates. */
record Count(long count) {}
