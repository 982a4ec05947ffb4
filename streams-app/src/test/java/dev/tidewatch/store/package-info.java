/** Tests of the store tools. */
@NullMarked
package dev.tidewatch.store;

import org.jspecify.annotations.NullMarked;
