/** Tests of the rules. */
@NullMarked
package dev.tidewatch.core.spark.finding;

import org.jspecify.annotations.NullMarked;
