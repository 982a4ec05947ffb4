/** The Avro serde on a real schema registry. */
@NullMarked
package dev.tidewatch.it.registry;

import org.jspecify.annotations.NullMarked;
