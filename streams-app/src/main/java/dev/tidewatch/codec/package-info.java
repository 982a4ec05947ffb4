/** How records are written: Avro binary with the schema's fingerprint in front, or JSON. */
@NullMarked
package dev.tidewatch.codec;

import org.jspecify.annotations.NullMarked;
