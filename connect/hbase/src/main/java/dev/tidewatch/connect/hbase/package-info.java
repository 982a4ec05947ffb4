/** Writes records to HBase as rows, within Connect. */
@NullMarked
package dev.tidewatch.connect.hbase;

import org.jspecify.annotations.NullMarked;
