/** A real OpenSearch on the loopback address, in a child JVM. */
@NullMarked
package dev.tidewatch.local.search;

import org.jspecify.annotations.NullMarked;
