package dev.tidewatch.config;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any free one
 * @param tls empty for plain HTTP
 */
public record ListenerSettings(String host, int port, Optional<TlsSettings> tls) {}
