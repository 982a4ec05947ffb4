/** Puts dead letters of one bug into one group, and says why. */
@NullMarked
package dev.tidewatch.core.deadletter.group;

import org.jspecify.annotations.NullMarked;
