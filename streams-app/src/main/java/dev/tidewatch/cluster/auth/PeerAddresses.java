package dev.tidewatch.cluster.auth;

import dev.tidewatch.cluster.auth.PeerAddress.Allowed;
import dev.tidewatch.cluster.auth.PeerAddress.Refused;
import dev.tidewatch.config.IpLiteral;
import dev.tidewatch.config.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which addresses in the group's metadata are called. Whoever may join the group can write
 * anything there; calls go only where peers can be, and never to what {@link NeverPeers} lists.
 * Thread-safe, remembers nothing.
 */
public final class PeerAddresses {

  private static final String MALFORMED =
      "is no host:port with a port from 1 to 65535 and a host that is a name, an IPv4 address of"
          + " four decimal numbers, or an IPv6 address in brackets";

  private final Set<Integer> ports;
  private final List<Network> networks;
  private final NameResolver resolver;

  /**
   * A check with these rules.
   *
   * @param ports allowed ports
   * @param networks allowed networks
   */
  public PeerAddresses(Set<Integer> ports, List<Network> networks, NameResolver resolver) {
    this.ports = Set.copyOf(ports);
    this.networks = List.copyOf(networks);
    this.resolver = resolver;
  }

  /**
   * Checks an address. A name is resolved, on the calling thread: not for a thread that answers
   * requests. It is refused if <em>any</em> of its addresses is, since which one a name gives next
   * is up to whoever owns the name.
   *
   * @param advertised {@code host:port}
   */
  public PeerAddress check(String advertised) {
    Optional<Authority> parsed = Authority.parse(advertised);
    if (parsed.isEmpty()) {
      return new Refused("the advertised address " + MALFORMED);
    }
    Authority authority = parsed.get();
    if (!ports.contains(authority.port())) {
      return new Refused(
          "port %d of %s is not in cluster.peer.ports".formatted(authority.port(), advertised));
    }
    List<InetAddress> addresses;
    try {
      addresses = addresses(authority);
    } catch (UnknownHostException e) {
      return new Refused("the name %s can't be resolved".formatted(authority.host()));
    }
    for (InetAddress address : addresses) {
      Optional<String> wrong = wrongWith(address);
      if (wrong.isPresent()) {
        return new Refused(wrong.get() + of(authority));
      }
    }
    return new Allowed(advertised, literal(addresses.get(0), authority.port()));
  }

  private List<InetAddress> addresses(Authority authority) throws UnknownHostException {
    if (authority.address().isPresent()) {
      return List.of(authority.address().get());
    }
    List<InetAddress> addresses =
        resolver.resolve(authority.host()).stream().map(IpLiteral::plain).toList();
    if (addresses.isEmpty()) {
      throw new UnknownHostException(authority.host());
    }
    return addresses;
  }

  private Optional<String> wrongWith(InetAddress address) {
    String text = address.getHostAddress();
    Optional<String> never = NeverPeers.find(address);
    if (never.isPresent()) {
      return Optional.of("%s is never called, it is %s".formatted(text, never.get()));
    }
    return networks.stream().anyMatch(network -> network.contains(address))
        ? Optional.empty()
        : Optional.of("%s is not in cluster.peer.networks".formatted(text));
  }

  private static String of(Authority authority) {
    return authority.address().isPresent() ? "" : " (an address of %s)".formatted(authority.host());
  }

  private static String literal(InetAddress address, int port) {
    String text = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + text + "]" : text) + ":" + port;
  }
}
