/** Finds and reads Spark event logs on a file system. */
@NullMarked
package dev.tidewatch.eventlog;

import org.jspecify.annotations.NullMarked;
