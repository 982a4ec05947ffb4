/** What is kept of checkpoints and offset syncs: the latest, and how they came. */
@NullMarked
package dev.tidewatch.core.mirror.track;

import org.jspecify.annotations.NullMarked;
