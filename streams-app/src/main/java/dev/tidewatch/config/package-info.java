/** The configuration: parsed once into typed records, every error listed at once. */
@NullMarked
package dev.tidewatch.config;

import org.jspecify.annotations.NullMarked;
