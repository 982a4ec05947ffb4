/** Composition root and command line. */
@NullMarked
package dev.tidewatch.app;

import org.jspecify.annotations.NullMarked;
