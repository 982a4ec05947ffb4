/**
 * MirrorMaker 2's own records: heartbeats, checkpoints and offset syncs, as bytes and as values.
 * Pure functions without Kafka's classes.
 */
@NullMarked
package dev.tidewatch.core.mirror.wire;

import org.jspecify.annotations.NullMarked;
