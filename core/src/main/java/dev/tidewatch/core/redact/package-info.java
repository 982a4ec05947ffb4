/** Keeps secrets out of everything that is stored or answered. */
@NullMarked
package dev.tidewatch.core.redact;

import org.jspecify.annotations.NullMarked;
