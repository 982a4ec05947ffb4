/** What events do to the state, above all where lines are lost or come twice. */
@NullMarked
package dev.tidewatch.core.spark.state;

import org.jspecify.annotations.NullMarked;
