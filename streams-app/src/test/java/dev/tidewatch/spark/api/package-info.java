/** The answers next to those of Spark's own History Server. */
@NullMarked
package dev.tidewatch.spark.api;

import org.jspecify.annotations.NullMarked;
