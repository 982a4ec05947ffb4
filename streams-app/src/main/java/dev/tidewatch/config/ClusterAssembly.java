package dev.tidewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together how instances reach and know each other. */
final class ClusterAssembly {

  private ClusterAssembly() {}

  static ClusterSettings cluster(Values values) {
    Optional<TlsSettings> tls = tls(values);
    return new ClusterSettings(
        values
            .get(ClusterKeys.INSTANCE_NAME)
            .orElseGet(() -> HostName.get() + "-" + ProcessHandle.current().pid()),
        new ListenerSettings(
            values.get(ClusterKeys.CLUSTER_HOST), values.get(ClusterKeys.CLUSTER_PORT), tls),
        values.get(ClusterKeys.CLUSTER_ADVERTISED_ADDRESS),
        secrets(values),
        values.get(ClusterKeys.CLUSTER_PEER_NETWORKS),
        Set.copyOf(values.get(ClusterKeys.CLUSTER_PEER_PORTS)));
  }

  private static Optional<TlsSettings> tls(Values values) {
    Optional<Path> trust = values.get(ClusterKeys.CLUSTER_TLS_TRUST);
    Optional<TlsSettings> tls =
        TlsAssembly.of(
            values, ClusterKeys.CLUSTER_TLS_CERTIFICATE, ClusterKeys.CLUSTER_TLS_KEY, trust);
    if (trust.isPresent() && tls.isEmpty()) {
      values.reject(
          ClusterKeys.CLUSTER_TLS_TRUST,
          "set together with cluster.tls.certificate and cluster.tls.key",
          "Name this instance's own certificate and key as well.");
    }
    return tls;
  }

  private static List<Secret> secrets(Values values) {
    Optional<Secret> direct = values.get(ClusterKeys.CLUSTER_SECRET);
    Optional<Path> file = values.get(ClusterKeys.CLUSTER_SECRET_FILE);
    if (file.isEmpty()) {
      return direct.stream().toList();
    }
    if (direct.isPresent()) {
      values.reject(
          ClusterKeys.CLUSTER_SECRET_FILE,
          "one of the two",
          "Remove it, or remove cluster.secret.");
    }
    try {
      List<Secret> secrets = read(file.get());
      if (!secrets.isEmpty()) {
        return secrets;
      }
    } catch (IOException | IllegalArgumentException unusable) {
      // said below
    }
    values.reject(
        ClusterKeys.CLUSTER_SECRET_FILE,
        "a readable file with a secret on each line, of 16 characters or more",
        "Correct the path, its permissions or its content.");
    return List.of();
  }

  private static List<Secret> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .flatMap(line -> Types.SHARED_SECRET.parse(line).stream())
        .toList();
  }
}
