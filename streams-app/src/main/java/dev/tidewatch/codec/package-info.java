/** How state is written: Avro binary with the schema's fingerprint in front. */
@NullMarked
package dev.tidewatch.codec;

import org.jspecify.annotations.NullMarked;
