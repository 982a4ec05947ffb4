/** Tests of the Avro serde and of the registry client. */
@NullMarked
package dev.tidewatch.registry;

import org.jspecify.annotations.NullMarked;
