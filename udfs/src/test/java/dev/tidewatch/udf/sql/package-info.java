/** As much of ksqlDB's SQL as the examples of functions need, over the functions' own classes. */
@NullMarked
package dev.tidewatch.udf.sql;

import org.jspecify.annotations.NullMarked;
