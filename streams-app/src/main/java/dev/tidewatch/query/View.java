package dev.tidewatch.query;

import dev.tidewatch.store.StoreReader;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A reading of one partition that has a name, so that an instance which holds the partition can be
 * asked for it. The views of all features are a closed list: no caller reaches a store but through
 * one of them.
 *
 * <p>Parameters and rows are records, and travel as JSON between instances that may be a version
 * apart: members are only added.
 *
 * @param name of letters, digits and dashes
 * @param reading what the partition has to say; called by many threads at once
 */
public record View<P extends Record, R>(
    String name, Class<P> parameters, Class<R> row, BiFunction<StoreReader, P, List<R>> reading) {}
