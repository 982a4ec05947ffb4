/** Reads Avro behind the ids of a schema registry, within Connect. */
@NullMarked
package dev.tidewatch.connect.avro;

import org.jspecify.annotations.NullMarked;
