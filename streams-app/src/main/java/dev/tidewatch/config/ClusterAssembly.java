package dev.tidewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Puts together how instances reach and know each other. */
final class ClusterAssembly {

  private ClusterAssembly() {}

  static ClusterSettings cluster(Values values) {
    Optional<TlsSettings> tls = tls(values);
    return new ClusterSettings(
        values
            .get(Keys.INSTANCE_NAME)
            .orElseGet(() -> values.get(Keys.APPLICATION_ID) + "-" + ProcessHandle.current().pid()),
        new ListenerSettings(values.get(Keys.CLUSTER_HOST), values.get(Keys.CLUSTER_PORT), tls),
        values.get(Keys.CLUSTER_ADVERTISED_ADDRESS),
        secret(values),
        values.get(Keys.CLUSTER_PEER_NETWORKS),
        Set.copyOf(values.get(Keys.CLUSTER_PEER_PORTS)));
  }

  private static Optional<TlsSettings> tls(Values values) {
    Optional<Path> trust = values.get(Keys.CLUSTER_TLS_TRUST);
    Optional<TlsSettings> tls =
        TlsAssembly.of(values, Keys.CLUSTER_TLS_CERTIFICATE, Keys.CLUSTER_TLS_KEY, trust);
    if (trust.isPresent() && tls.isEmpty()) {
      values.reject(
          Keys.CLUSTER_TLS_TRUST,
          "set together with cluster.tls.certificate and cluster.tls.key",
          "Name this instance's own certificate and key as well.");
    }
    return tls;
  }

  private static Optional<Secret> secret(Values values) {
    Optional<Secret> direct = values.get(Keys.CLUSTER_SECRET);
    Optional<Path> file = values.get(Keys.CLUSTER_SECRET_FILE);
    if (file.isEmpty()) {
      return direct;
    }
    if (direct.isPresent()) {
      values.reject(
          Keys.CLUSTER_SECRET_FILE, "one of the two", "Remove it, or remove cluster.secret.");
      return direct;
    }
    try {
      return Types.SHARED_SECRET.parse(Files.readString(file.get()).strip());
    } catch (IOException | IllegalArgumentException unusable) {
      values.reject(
          Keys.CLUSTER_SECRET_FILE,
          "a readable file of text, " + Types.SHARED_SECRET.allowed(),
          "Correct the path, its permissions or its content.");
      return Optional.empty();
    }
  }
}
