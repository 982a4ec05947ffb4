/** A job that a real Spark runs. */
@NullMarked
package dev.tidewatch.servers.spark;

import org.jspecify.annotations.NullMarked;
