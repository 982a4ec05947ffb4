/** Questions over HTTP in a second, next to a handler that does nothing on the same server. */
@NullMarked
package dev.tidewatch.bench.lookup;

import org.jspecify.annotations.NullMarked;
