/** Tests of these functions. */
@NullMarked
package dev.tidewatch.udf.plumbing;

import org.jspecify.annotations.NullMarked;
