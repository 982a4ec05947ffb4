package dev.tidewatch.mirror.probe;

/**
 * The offsets of a partition.
 *
 * @param start of the first record there is
 * @param end after the last one
 */
record Ends(long start, long end) {}
