/** Judges every answer against what was sent: too old, too new, lost, torn, or right. */
@NullMarked
package dev.tidewatch.local.chaos.oracle;

import org.jspecify.annotations.NullMarked;
