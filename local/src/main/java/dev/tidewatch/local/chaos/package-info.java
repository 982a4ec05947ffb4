/**
 * The failure harness: a cluster of three brokers and three instances, load and readers, an oracle
 * that knows the right answer at each moment, and faults.
 */
@NullMarked
package dev.tidewatch.local.chaos;

import org.jspecify.annotations.NullMarked;
