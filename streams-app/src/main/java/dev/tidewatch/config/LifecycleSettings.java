package dev.tidewatch.config;

import java.time.Duration;

/**
 * When an instance is ready, and how it ends.
 *
 * @param readyMaxLag records that a replica may lack of its changelog
 * @param drainDelay between saying that it is not ready any more and accepting no more requests
 * @param drainTimeout the time that ending has, all in all
 */
public record LifecycleSettings(long readyMaxLag, Duration drainDelay, Duration drainTimeout) {}
