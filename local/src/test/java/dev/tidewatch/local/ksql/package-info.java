/** Tests of the command {@code ksql}, as far as they need no server. */
@NullMarked
package dev.tidewatch.local.ksql;

import org.jspecify.annotations.NullMarked;
