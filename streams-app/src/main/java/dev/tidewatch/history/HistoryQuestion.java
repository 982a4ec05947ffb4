package dev.tidewatch.history;

import org.jspecify.annotations.Nullable;

/**
 * Which past applications are wanted.
 *
 * @param user whose; null for everybody's
 * @param from the earliest start, in milliseconds since the epoch
 * @param to the first start that is too late
 * @param name of the application; null for any
 * @param after where the page before ended; null for the first page
 * @param limit most applications of a page
 * @param options whether their Spark options are wanted, too
 */
record HistoryQuestion(
    @Nullable String user,
    long from,
    long to,
    @Nullable String name,
    @Nullable HistoryCursor after,
    int limit,
    boolean options) {}
