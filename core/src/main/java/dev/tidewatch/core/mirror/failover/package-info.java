/**
 * What a fail-over would cost a consumer group: which records it would never see, and which twice.
 * Pure functions of what is known of both sides.
 */
@NullMarked
package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.NullMarked;
