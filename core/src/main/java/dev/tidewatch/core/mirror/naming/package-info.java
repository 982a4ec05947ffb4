/** How MirrorMaker 2 names topics, and what a name tells. */
@NullMarked
package dev.tidewatch.core.mirror.naming;

import org.jspecify.annotations.NullMarked;
