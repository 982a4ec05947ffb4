package dev.tidewatch.core.spark.event;

import org.jspecify.annotations.Nullable;

/**
 * A named accumulator of the user's program. Spark's internal and SQL accumulators are left out at
 * parse, as in the History Server's answers.
 *
 * @param update what one task added, as text
 * @param value the total so far, as text
 */
public record Accumulable(
    long id, @Nullable String name, @Nullable String update, @Nullable String value) {}
