package dev.tidewatch.core.spark.event;

/**
 * A metric that a node of a SQL plan tracks.
 *
 * @param name as the API shows it, redacted and bounded
 * @param accumulatorId whose updates are its values
 * @param type how values become one text: {@code sum}, {@code size}, {@code timing}, {@code
 *     nsTiming}, {@code average}, or one that a connector has made
 */
public record SqlMetric(String name, long accumulatorId, String type) {}
