@NullMarked
package dev.tidewatch.connect.hbase;

import org.jspecify.annotations.NullMarked;
