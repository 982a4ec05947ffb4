/** Functions over lines of Spark event logs, and over versions. */
@NullMarked
package dev.tidewatch.udf.spark;

import org.jspecify.annotations.NullMarked;
