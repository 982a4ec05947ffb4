/** Tidewatch on the target of a real MirrorMaker 2 between two real clusters. */
@NullMarked
package dev.tidewatch.it.mirror;

import org.jspecify.annotations.NullMarked;
