/** Tools for state stores that every feature shares. */
@NullMarked
package dev.tidewatch.store;

import org.jspecify.annotations.NullMarked;
