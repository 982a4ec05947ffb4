package dev.tidewatch.local.chaos.link;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;

/** Tells which processes connections come from. Called by one thread of the {@link Relay}. */
@FunctionalInterface
public interface Sources {
  /** What a connection of no known process comes from. */
  String UNKNOWN = "";

  /** For those who need not know. */
  Sources NONE = clients -> Map.of();

  /**
   * The names of the processes. Those of no known process are left out.
   *
   * @param clients the connections' addresses on the side of their clients
   */
  Map<InetSocketAddress, String> of(Set<InetSocketAddress> clients);
}
