/** Ships Spark event logs from directories to Kafka, within Connect. */
@NullMarked
package dev.tidewatch.connect.source;

import org.jspecify.annotations.NullMarked;
