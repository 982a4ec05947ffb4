/**
 * The command {@code connect}: puts connectors on a Kafka Connect cluster, and tells their state.
 */
@NullMarked
package dev.tidewatch.local.connectors;

import org.jspecify.annotations.NullMarked;
