package dev.tidewatch.it;

import dev.tidewatch.it.registry.Apicurio;
import dev.tidewatch.local.chaos.link.FaultyLink;
import dev.tidewatch.local.chaos.link.LinkMode;
import dev.tidewatch.local.chaos.link.Relay;
import dev.tidewatch.local.chaos.link.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/** A registry, and another way to it that can be cut while the registry itself goes on. */
final class RegistryBehindLink implements AutoCloseable {

  private final Apicurio registry;
  private final Relay relay = new Relay(Sources.NONE);
  private final FaultyLink link;

  RegistryBehindLink(Path directory) {
    registry = new Apicurio(directory);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    link = FaultyLink.open(relay, new InetSocketAddress(loopback, 0));
    link.to(new InetSocketAddress(loopback, registry.url().getPort()));
  }

  /** The registry itself. */
  URI direct() {
    return registry.url();
  }

  /** The way that can be cut. */
  URI linked() {
    return URI.create("http://" + link.hostAndPort() + registry.url().getPath());
  }

  void cut() {
    link.mode(LinkMode.REFUSE);
  }

  void mend() {
    link.mode(LinkMode.PASS);
  }

  @Override
  public void close() {
    link.close();
    relay.close();
    registry.close();
  }
}
