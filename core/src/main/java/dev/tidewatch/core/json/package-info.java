/** Reading JSON at the speed of its bytes: one pass, no tree, no string that nobody asks for. */
@NullMarked
package dev.tidewatch.core.json;

import org.jspecify.annotations.NullMarked;
