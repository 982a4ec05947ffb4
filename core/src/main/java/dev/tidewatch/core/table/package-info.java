/** Tables that are data, not code: read from files beside the classes that use them. */
@NullMarked
package dev.tidewatch.core.table;

import org.jspecify.annotations.NullMarked;
