/** Tests of events, from the ring to the socket. */
@NullMarked
package dev.tidewatch.events;

import org.jspecify.annotations.NullMarked;
