/** Rules that tell the owner of a Spark job what to change, over what is known of an attempt. */
@NullMarked
package dev.tidewatch.core.spark.finding;

import org.jspecify.annotations.NullMarked;
