/** The command {@code ksql}: puts the SQL of {@code ksql/} on a ksqlDB server, and asks it. */
@NullMarked
package dev.tidewatch.local.ksql;

import org.jspecify.annotations.NullMarked;
