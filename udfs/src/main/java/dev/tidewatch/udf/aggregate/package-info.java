/** Aggregate functions. */
@NullMarked
package dev.tidewatch.udf.aggregate;

import org.jspecify.annotations.NullMarked;
