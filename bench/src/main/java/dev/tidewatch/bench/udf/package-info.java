/** Functions for ksqlDB, each next to a built-in one of similar work. */
@NullMarked
package dev.tidewatch.bench.udf;

import org.jspecify.annotations.NullMarked;
