/** The state of Spark applications and the pure functions that move it from event to event. */
@NullMarked
package dev.tidewatch.core.spark.state;

import org.jspecify.annotations.NullMarked;
