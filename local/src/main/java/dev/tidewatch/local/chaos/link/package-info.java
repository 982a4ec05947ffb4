/** A network that can be made to fail: TCP links on the loopback interface, without root. */
@NullMarked
package dev.tidewatch.local.chaos.link;

import org.jspecify.annotations.NullMarked;
