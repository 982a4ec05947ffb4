/** Functions over the bytes of records and rows. */
@NullMarked
package dev.tidewatch.udf.plumbing;

import org.jspecify.annotations.NullMarked;
