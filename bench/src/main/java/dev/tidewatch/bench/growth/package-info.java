/** What an event costs as its application grows. */
@NullMarked
package dev.tidewatch.bench.growth;

import org.jspecify.annotations.NullMarked;
