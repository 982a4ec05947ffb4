package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tidewatch.config.ListenerSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

class ListenerTest {

  private static Listener anywhere() {
    return Listener.bind(new ListenerSettings("127.0.0.1", 0, Optional.empty()), "http");
  }

  @Test
  void whoConnectsBeforeThereIsAServerIsRefusedAndNotLeftWaiting() throws Exception {
    try (Listener listener = anywhere()) {
      int port = listener.url().getPort();
      assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(port));
      Server server = new Server();
      ServerConnector connector = new ServerConnector(server);
      listener.handTo(connector);
      server.addConnector(connector);
      server.start();
      connect(port);
      server.stop();
    }
  }

  @Test
  void aPortThatAnotherProcessTookMeanwhileIsSaidToBeTaken() throws Exception {
    try (Listener listener = anywhere();
        ServerSocket other = new ServerSocket()) {
      other.setReuseAddress(true);
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(listener)));
      assertThatIllegalStateException()
          .isThrownBy(() -> listener.handTo(new ServerConnector(new Server())))
          .withMessageContaining("another process");
    }
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  private static int port(Listener listener) {
    return listener.url().getPort();
  }
}
