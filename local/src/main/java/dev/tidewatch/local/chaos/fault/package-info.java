/** The faults: how each is made, and how it is healed. */
@NullMarked
package dev.tidewatch.local.chaos.fault;

import org.jspecify.annotations.NullMarked;
