package dev.tidewatch.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Registry clients for tests. */
final class Clients {

  /** Patient enough for a busy machine. */
  static final RegistryTimeouts PATIENT =
      new RegistryTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMillis(1),
          Duration.ofMinutes(5));

  /** Gives up soon, but not before a busy machine has answered once. */
  static final RegistryTimeouts IMPATIENT =
      new RegistryTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(1),
          Duration.ofMinutes(5));

  private Clients() {}

  static RegistryClient client(RegistryTimeouts timeouts, URI... urls) {
    return new RegistryClient(List.of(urls), Optional.empty(), timeouts);
  }

  /** An address of this machine where nothing listens. */
  static URI dead() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
