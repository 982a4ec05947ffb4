/** Tests of the command {@code connect}. */
@NullMarked
package dev.tidewatch.local.connectors;

import org.jspecify.annotations.NullMarked;
