/** What many mirrors cost. */
@NullMarked
package dev.tidewatch.bench.mirror;

import org.jspecify.annotations.NullMarked;
