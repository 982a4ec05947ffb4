/** Tests of these functions. */
@NullMarked
package dev.tidewatch.udf.spark;

import org.jspecify.annotations.NullMarked;
