/** Applications past the stores' retention, as the HBase sink has written them. */
@NullMarked
package dev.tidewatch.history;

import org.jspecify.annotations.NullMarked;
