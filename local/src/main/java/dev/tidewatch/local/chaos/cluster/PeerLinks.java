package dev.tidewatch.local.chaos.cluster;

import dev.tidewatch.local.chaos.link.FaultyLink;
import dev.tidewatch.local.chaos.link.LinkMode;
import dev.tidewatch.local.chaos.link.Loopback;
import dev.tidewatch.local.chaos.link.Relay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links that instances reach each other through, one in front of each. */
final class PeerLinks {
  private final Map<InstanceAddress, FaultyLink> links = new LinkedHashMap<>();

  PeerLinks(Relay relay, List<InstanceAddress> instances) {
    for (InstanceAddress instance : instances) {
      var link = FaultyLink.open(relay, Loopback.of(instance.number(), instance.linkPort()));
      link.to(Loopback.of(instance.number(), instance.clusterPort()));
      links.put(instance, link);
    }
  }

  /** Changes the link to an instance, and the links from it to the others. */
  void around(InstanceAddress instance, LinkMode mode) {
    links.forEach(
        (each, link) -> {
          if (each.equals(instance)) {
            link.mode(mode);
          } else {
            link.modeFrom(instance.name(), mode);
          }
        });
  }

  /** Changes the link to an instance. */
  void to(InstanceAddress instance, LinkMode mode) {
    links.forEach(
        (each, link) -> {
          if (each.equals(instance)) {
            link.mode(mode);
          }
        });
  }
}
