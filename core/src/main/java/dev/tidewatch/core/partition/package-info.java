/** Where producers put records. */
@NullMarked
package dev.tidewatch.core.partition;

import org.jspecify.annotations.NullMarked;
