/** A load generator for HTTP servers on this machine, cheap enough not to be what is measured. */
@NullMarked
package dev.tidewatch.bench.load;

import org.jspecify.annotations.NullMarked;
