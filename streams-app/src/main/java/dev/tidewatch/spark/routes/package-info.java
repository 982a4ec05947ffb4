/** The Spark part of the HTTP API: which path asks which question. */
@NullMarked
package dev.tidewatch.spark.routes;

import org.jspecify.annotations.NullMarked;
