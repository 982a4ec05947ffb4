/** Benchmarks, each next to its peer, and the generator of the logs that they all read. */
@NullMarked
package dev.tidewatch.bench;

import org.jspecify.annotations.NullMarked;
