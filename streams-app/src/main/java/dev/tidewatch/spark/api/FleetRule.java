package dev.tidewatch.spark.api;

/**
 * How often a rule reports in the fleet.
 *
 * @param findings of it; {@code critical}, {@code warning} and {@code info} are parts of them
 * @param applications that have one at least
 */
public record FleetRule(
    String rule, long findings, long applications, long critical, long warning, long info) {}
