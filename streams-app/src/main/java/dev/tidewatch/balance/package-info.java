/** How the records of topics lie on their partitions. */
@NullMarked
package dev.tidewatch.balance;

import org.jspecify.annotations.NullMarked;
