/** How applications of the past are kept. */
@NullMarked
package dev.tidewatch.core.history;

import org.jspecify.annotations.NullMarked;
