package dev.tidewatch.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How instances of one {@code application.id} answer for each other.
 *
 * @param instance the name of this one
 * @param listener where its peers reach it, if it listens for them at all
 * @param advertised {@code host:port} that peers connect to; empty for where it listens
 * @param secrets any of these proves a peer, calls are signed with the first; empty where client
 *     certificates prove it, or where it works alone
 * @param networks the networks that peers may be in
 * @param ports the ports that peers may have; empty for that of the own advertised address
 */
public record ClusterSettings(
    String instance,
    ListenerSettings listener,
    Optional<String> advertised,
    List<Secret> secrets,
    List<Network> networks,
    Set<Integer> ports) {

  public ClusterSettings {
    secrets = List.copyOf(secrets);
    networks = List.copyOf(networks);
    ports = Set.copyOf(ports);
  }

  /** Whether there is what a peer can be told from a stranger by. */
  public boolean enabled() {
    return !secrets.isEmpty() || listener.tls().flatMap(TlsSettings::trust).isPresent();
  }
}
