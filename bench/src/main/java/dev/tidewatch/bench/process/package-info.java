/** What processes of this machine use, as Linux tells it. */
@NullMarked
package dev.tidewatch.bench.process;

import org.jspecify.annotations.NullMarked;
