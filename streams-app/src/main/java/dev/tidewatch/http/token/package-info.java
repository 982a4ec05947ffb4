/** Bearer tokens: their file, who shows one, and the command that makes them. */
@NullMarked
package dev.tidewatch.http.token;

import org.jspecify.annotations.NullMarked;
