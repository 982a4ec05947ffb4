package dev.tidewatch.spark.api;

/**
 * How often a rule reports in the fleet.
 *
 * @param findings of it; {@code critical}, {@code warning} and {@code info} are parts of them
 * @param applications that have one at least
 * @param muted how many of the findings operators want to hear no more of
 */
public record FleetRule(
    String rule,
    long findings,
    long applications,
    long critical,
    long warning,
    long info,
    long muted) {}
