/** MirrorMaker 2 between two clusters of this machine: as connectors, and as a process. */
@NullMarked
package dev.tidewatch.local.mirror;

import org.jspecify.annotations.NullMarked;
