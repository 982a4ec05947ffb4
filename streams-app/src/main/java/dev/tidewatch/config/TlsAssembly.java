package dev.tidewatch.config;

import java.nio.file.Path;
import java.util.Optional;

/** Puts the files of a listener's TLS together: certificate and key, or neither. */
final class TlsAssembly {

  private TlsAssembly() {}

  static Optional<TlsSettings> of(
      Values values,
      Key<Optional<Path>> certificateKey,
      Key<Optional<Path>> keyKey,
      Optional<Path> trust) {
    Optional<Path> certificate = values.get(certificateKey);
    Optional<Path> key = values.get(keyKey);
    if (certificate.isPresent() && key.isPresent()) {
      return Optional.of(new TlsSettings(certificate.get(), key.get(), trust));
    }
    if (certificate.isPresent()) {
      values.reject(keyKey, "set, since " + certificateKey.name() + " is", "Name the key's file.");
    } else if (key.isPresent()) {
      values.reject(
          certificateKey, "set, since " + keyKey.name() + " is", "Name the certificate's file.");
    }
    return Optional.empty();
  }
}
