/** Tests of the Spark topology. */
@NullMarked
package dev.tidewatch.spark;

import org.jspecify.annotations.NullMarked;
