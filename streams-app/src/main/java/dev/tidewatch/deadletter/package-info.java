/** Dead letters: topology, stores and what is read from them. */
@NullMarked
package dev.tidewatch.deadletter;

import org.jspecify.annotations.NullMarked;
