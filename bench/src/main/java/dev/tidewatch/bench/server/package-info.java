/** The servers that are measured, each in a JVM of its own on the loopback address. */
@NullMarked
package dev.tidewatch.bench.server;

import org.jspecify.annotations.NullMarked;
