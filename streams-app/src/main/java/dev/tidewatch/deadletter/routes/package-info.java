/** The routes of dead letters. */
@NullMarked
package dev.tidewatch.deadletter.routes;

import org.jspecify.annotations.NullMarked;
