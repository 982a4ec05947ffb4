/** The reference page of the functions, from their annotations. */
@NullMarked
package dev.tidewatch.udf.docs;

import org.jspecify.annotations.NullMarked;
