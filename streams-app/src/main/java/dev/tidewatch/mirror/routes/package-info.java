/** The routes of mirrors. */
@NullMarked
package dev.tidewatch.mirror.routes;

import org.jspecify.annotations.NullMarked;
