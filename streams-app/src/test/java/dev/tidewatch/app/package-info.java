/** Tests of the composition root and the command line. */
@NullMarked
package dev.tidewatch.app;

import org.jspecify.annotations.NullMarked;
