/** Tests of graphs and metric texts. */
@NullMarked
package dev.tidewatch.core.spark.sql;

import org.jspecify.annotations.NullMarked;
