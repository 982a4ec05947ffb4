/** The answers of Spark's History Server REST API, mapped from the state; knows nothing of HTTP. */
@NullMarked
package dev.tidewatch.spark.api;

import org.jspecify.annotations.NullMarked;
