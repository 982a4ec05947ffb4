/** Tests of the functions as Java classes. */
@NullMarked
package dev.tidewatch.udf;

import org.jspecify.annotations.NullMarked;
