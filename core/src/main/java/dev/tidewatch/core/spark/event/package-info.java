/** Spark's event-log records as Tidewatch uses them, and the streaming parser that reads them. */
@NullMarked
package dev.tidewatch.core.spark.event;

import org.jspecify.annotations.NullMarked;
