package dev.tidewatch.config;

import java.time.Duration;

/**
 * How questions find an answer.
 *
 * @param maxLag records that an answer may lack where the caller wants a bound and names none
 * @param hedge how long one instance is waited for alone
 */
public record QuerySettings(long maxLag, Duration hedge) {}
