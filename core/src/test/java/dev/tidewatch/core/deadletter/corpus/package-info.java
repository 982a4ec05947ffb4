/** Records of known bugs, and how well they are grouped. */
@NullMarked
package dev.tidewatch.core.deadletter.corpus;

import org.jspecify.annotations.NullMarked;
