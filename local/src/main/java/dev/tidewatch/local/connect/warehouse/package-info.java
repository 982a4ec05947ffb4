/**
 * A sink connector with real bugs, for dead letters that nobody made up. It is run as a plugin in a
 * Connect worker, and uses nothing but Connect's API.
 */
@NullMarked
package dev.tidewatch.local.connect.warehouse;

import org.jspecify.annotations.NullMarked;
