/** What many dead letters cost. */
@NullMarked
package dev.tidewatch.bench.inbox;

import org.jspecify.annotations.NullMarked;
