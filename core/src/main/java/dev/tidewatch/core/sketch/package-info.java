/** Summaries of many values in little memory, with a stated error. */
@NullMarked
package dev.tidewatch.core.sketch;

import org.jspecify.annotations.NullMarked;
