/** A real Kafka on this machine and the demo that runs on it. */
@NullMarked
package dev.tidewatch.local;

import org.jspecify.annotations.NullMarked;
