/** Tests of how state is written. */
@NullMarked
package dev.tidewatch.codec;

import org.jspecify.annotations.NullMarked;
