/**
 * Changes as Server-Sent Events: every instance reads the output topics, so each can tell every
 * client everything. Features say what their records mean; nothing here knows a feature.
 */
@NullMarked
package dev.tidewatch.events;

import org.jspecify.annotations.NullMarked;
