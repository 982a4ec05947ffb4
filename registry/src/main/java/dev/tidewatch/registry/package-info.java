/**
 * Avro behind a schema id, as Confluent's serializers write it, and the registry of the schemas.
 */
@NullMarked
package dev.tidewatch.registry;

import org.jspecify.annotations.NullMarked;
