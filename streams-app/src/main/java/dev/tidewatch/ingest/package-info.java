/** Ships Spark event logs from files to Kafka: {@code ./tidewatch ingest}. */
@NullMarked
package dev.tidewatch.ingest;

import org.jspecify.annotations.NullMarked;
