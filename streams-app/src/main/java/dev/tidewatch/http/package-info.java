/**
 * The HTTP server: one list of routes from which the server, its contract and its reference page
 * are made. Features bring routes; nothing here knows a feature.
 */
@NullMarked
package dev.tidewatch.http;

import org.jspecify.annotations.NullMarked;
