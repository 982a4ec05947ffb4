package dev.tidewatch.local.chaos.link;

import java.net.InetSocketAddress;

/** Tells which process a connection comes from. Called by the thread of the {@link Relay}. */
@FunctionalInterface
public interface Sources {
  /** What a connection of no known process comes from. */
  String UNKNOWN = "";

  /** For those who need not know. */
  Sources NONE = client -> UNKNOWN;

  /**
   * The name of the process.
   *
   * @param client the connection's address on the client's side
   */
  String of(InetSocketAddress client);
}
