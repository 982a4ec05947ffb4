/** What operators need of an instance: health and metrics. */
@NullMarked
package dev.tidewatch.ops;

import org.jspecify.annotations.NullMarked;
