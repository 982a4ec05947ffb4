package dev.tidewatch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS of a listener.
 *
 * @param certificate PEM: the listener's certificate and those that lead to its root
 * @param key PEM, PKCS#8: the private key
 * @param trust PEM: authorities; with them, whoever connects must present a certificate of theirs
 */
public record TlsSettings(Path certificate, Path key, Optional<Path> trust) {}
