/** The documentation is true: its commands run, and its links lead somewhere. */
@NullMarked
package dev.tidewatch.docs;

import org.jspecify.annotations.NullMarked;
