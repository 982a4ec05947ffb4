/** What core makes of dead letters that Connect, Kafka Streams and Spring really wrote. */
@NullMarked
package dev.tidewatch.it.deadletter;

import org.jspecify.annotations.NullMarked;
