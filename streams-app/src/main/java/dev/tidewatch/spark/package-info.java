/** Spark event logs: topology, stores and what is read from them. */
@NullMarked
package dev.tidewatch.spark;

import org.jspecify.annotations.NullMarked;
