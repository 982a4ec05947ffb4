package dev.tidewatch.local.chaos.cluster;

import java.net.URI;

/**
 * Where an instance is: each has a loopback address of its own, so that all have the same ports, as
 * on machines of their own.
 *
 * @param number from 1
 * @param httpPort of the public listener
 * @param clusterPort where it listens for its peers
 * @param linkPort where its peers connect to, which is a link to the former
 */
public record InstanceAddress(int number, int httpPort, int clusterPort, int linkPort) {

  /** Its name in answers and in links. */
  public String name() {
    return "chaos-" + number;
  }

  /** Its loopback address. */
  public String host() {
    return "127.0.0." + number;
  }

  /** Its public listener. */
  public URI url() {
    return URI.create("http://" + host() + ":" + httpPort);
  }
}
