package dev.tidewatch.cluster.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name. May take seconds. */
@FunctionalInterface
public interface NameResolver {

  /**
   * All addresses, the preferred one first; at least one.
   *
   * @throws UnknownHostException if there are none, or nobody could be asked
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;

  /** What the system's resolver says, as {@link InetAddress} caches it. */
  static NameResolver system() {
    return name -> List.of(InetAddress.getAllByName(name));
  }
}
