/** The graph of a SQL plan and the texts of its metrics, as Spark's own SQL listener makes them. */
@NullMarked
package dev.tidewatch.core.spark.sql;

import org.jspecify.annotations.NullMarked;
