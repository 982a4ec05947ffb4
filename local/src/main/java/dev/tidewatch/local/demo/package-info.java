/** The demonstration: a Kafka, the application and sample event logs, started with one command. */
@NullMarked
package dev.tidewatch.local.demo;

import org.jspecify.annotations.NullMarked;
