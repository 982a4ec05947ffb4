/** From the topic to the answer, next to the History Server's first view of the same logs. */
@NullMarked
package dev.tidewatch.bench.ingest;

import org.jspecify.annotations.NullMarked;
