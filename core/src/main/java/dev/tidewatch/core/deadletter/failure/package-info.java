/** What kind of failure a dead letter is, and so who can do something about it. */
@NullMarked
package dev.tidewatch.core.deadletter.failure;

import org.jspecify.annotations.NullMarked;
