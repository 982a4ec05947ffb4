/** What dead letters hold, read from their topics when somebody asks, and kept nowhere. */
@NullMarked
package dev.tidewatch.deadletter.payload;

import org.jspecify.annotations.NullMarked;
