/** Tests of the history. */
@NullMarked
package dev.tidewatch.history;

import org.jspecify.annotations.NullMarked;
