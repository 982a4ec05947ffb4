/** A real HBase on the loopback address, in a child JVM. */
@NullMarked
package dev.tidewatch.local.hbase;

import org.jspecify.annotations.NullMarked;
