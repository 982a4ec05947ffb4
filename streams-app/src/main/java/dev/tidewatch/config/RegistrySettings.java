package dev.tidewatch.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Schema registries.
 *
 * @param urls in the order to try; empty for JSON output
 * @param credentials {@code user:password} for HTTP basic authentication
 */
public record RegistrySettings(List<URI> urls, Optional<Secret> credentials) {

  public RegistrySettings {
    urls = List.copyOf(urls);
  }
}
