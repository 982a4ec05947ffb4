package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/** The attempt that lines of a log belong to when their shipper does not say. */
record AttemptPointer(@Nullable String attemptId) {}
