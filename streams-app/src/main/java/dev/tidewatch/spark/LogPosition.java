package dev.tidewatch.spark;

/**
 * How far a log file was applied.
 *
 * @param offset of the first byte of the last applied line, in the uncompressed file
 */
record LogPosition(long offset) {}
