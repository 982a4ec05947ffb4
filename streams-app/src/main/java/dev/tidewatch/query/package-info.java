/**
 * Questions and answers, without transport: what a feature gives back, how old it is, and how a
 * question fails. Knows neither HTTP nor Kafka Streams.
 */
@NullMarked
package dev.tidewatch.query;

import org.jspecify.annotations.NullMarked;
