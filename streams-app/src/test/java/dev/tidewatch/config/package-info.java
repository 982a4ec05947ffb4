/** Tests of the configuration. */
@NullMarked
package dev.tidewatch.config;

import org.jspecify.annotations.NullMarked;
