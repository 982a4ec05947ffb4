/** What the connectors share: no more than Connect's own API knows. */
@NullMarked
package dev.tidewatch.connect.common;

import org.jspecify.annotations.NullMarked;
