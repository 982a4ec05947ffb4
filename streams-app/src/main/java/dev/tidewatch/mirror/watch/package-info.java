/**
 * Notes when records arrived, and whether somebody waited for them: what Kafka Streams does not
 * tell its processors.
 */
@NullMarked
package dev.tidewatch.mirror.watch;

import org.jspecify.annotations.NullMarked;
