/** Mirrors: what MirrorMaker 2's own topics tell of its links, in stores. */
@NullMarked
package dev.tidewatch.mirror;

import org.jspecify.annotations.NullMarked;
