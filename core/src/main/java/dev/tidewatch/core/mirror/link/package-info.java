/** Whether a signal of heartbeats is alive, and how late it is: pure functions of what was seen. */
@NullMarked
package dev.tidewatch.core.mirror.link;

import org.jspecify.annotations.NullMarked;
