package dev.tidewatch.cluster.auth;

import dev.tidewatch.config.Network;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Networks where no peer is, whatever is allowed: addresses that stand for something else than one
 * other instance, and the services of cloud providers that hand out credentials to whoever on the
 * machine asks.
 */
final class NeverPeers {

  private static final Map<Network, String> NETWORKS = networks();

  private NeverPeers() {}

  /** What the address is instead of a peer's, as the end of "it is …". */
  static Optional<String> find(InetAddress address) {
    return NETWORKS.entrySet().stream()
        .filter(network -> network.getKey().contains(address))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<Network, String> networks() {
    Map<Network, String> networks = new LinkedHashMap<>();
    put(networks, "no address of a host (any-local)", "0.0.0.0/8", "::/128");
    put(networks, "link-local", "169.254.0.0/16", "fe80::/10");
    put(networks, "multicast", "224.0.0.0/4", "ff00::/8");
    put(networks, "the broadcast address", "255.255.255.255/32");
    put(
        networks,
        "a cloud provider's metadata service",
        "fd00:ec2::/32", // Amazon: private by its prefix, so link-local does not cover it
        "fd20:ce::/32", // Google
        "168.63.129.16/32", // Azure
        "100.100.100.200/32", // Alibaba
        "192.0.0.192/32"); // Oracle
    put(
        networks,
        "an IPv4 address inside an IPv6 one", // a gateway would send it on to that address
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32");
    return networks;
  }

  private static void put(Map<Network, String> networks, String what, String... cidrs) {
    for (String cidr : cidrs) {
      networks.put(Network.parse(cidr), what);
    }
  }
}
