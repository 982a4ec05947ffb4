package dev.tidewatch.config;

import java.time.Duration;

/**
 * The HTTP listener.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any free one
 * @param maxRequests requests worked on at a time
 * @param requestTimeout the time one request has
 */
public record HttpSettings(String host, int port, int maxRequests, Duration requestTimeout) {}
