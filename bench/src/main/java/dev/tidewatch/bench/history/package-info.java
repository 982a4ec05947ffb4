/** How fast applications get into the history, and are found there. */
@NullMarked
package dev.tidewatch.bench.history;

import org.jspecify.annotations.NullMarked;
