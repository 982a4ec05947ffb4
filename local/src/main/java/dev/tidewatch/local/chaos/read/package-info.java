/** Clients that ask the instances without a pause, as a load balancer would spread them. */
@NullMarked
package dev.tidewatch.local.chaos.read;

import org.jspecify.annotations.NullMarked;
