/** Tests of redaction: seeded secrets, harmless look-alikes, hostile text. */
@NullMarked
package dev.tidewatch.core.redact;

import org.jspecify.annotations.NullMarked;
