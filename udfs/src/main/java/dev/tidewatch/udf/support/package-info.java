/** What the functions share: struct types, settings, redaction. */
@NullMarked
package dev.tidewatch.udf.support;

import org.jspecify.annotations.NullMarked;
