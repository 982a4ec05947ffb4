/** Tests of sketches. */
@NullMarked
package dev.tidewatch.core.sketch;

import org.jspecify.annotations.NullMarked;
