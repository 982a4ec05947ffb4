/** The command line {@code ./tidewatch}. */
@NullMarked
package dev.tidewatch.local;

import org.jspecify.annotations.NullMarked;
