package dev.tidewatch.local.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyLinkTest {
  private static final int PATIENCE_MS = 10_000;

  private final EchoServer server = new EchoServer();
  private final ProcessSockets sources = new ProcessSockets();
  private final Relay relay = new Relay(sources);
  private final FaultyLink link = FaultyLink.open(relay, Loopback.of(1, 0));

  @BeforeEach
  void connectTheLink() {
    link.to(server.address());
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    relay.close();
    server.close();
  }

  @Test
  void passesWhateverIsSentInBothDirections() throws IOException {
    byte[] sent = new byte[3_000_000];
    Arrays.fill(sent, (byte) 7);
    sent[sent.length - 1] = 9;
    try (Socket client = connect()) {
      Thread writer = new Thread(() -> write(client, sent));
      writer.start();
      assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }
  }

  @Test
  void passesTheEndOfAStreamOn() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 5)).isEqualTo(5);
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aDelayIsOnTheWayThereAndOnTheWayBack() throws IOException {
    link.mode(LinkMode.delay(Duration.ofMillis(150)));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      assertThat(echo(client, 1)).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(300), Duration.ofMillis(PATIENCE_MS));
    }
  }

  @Test
  void whatFallsIntoABlackHoleArrivesWhenTheLinkPassesAgain() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);
      link.mode(LinkMode.BLACKHOLE);
      client.getOutputStream().write(2);
      client.setSoTimeout(300);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      client.setSoTimeout(PATIENCE_MS);
      link.mode(LinkMode.PASS);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionMadeToABlackHoleOpensAndIsSilent() throws IOException {
    link.mode(LinkMode.BLACKHOLE);
    try (Socket client = connect()) {
      client.getOutputStream().write(3);
      client.setSoTimeout(300);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void refusingResetsConnectionsOldAndNew() throws IOException {
    try (Socket old = connect()) {
      assertThat(echo(old, 1)).isEqualTo(1);
      link.mode(LinkMode.REFUSE);
      assertThatThrownBy(() -> old.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    assertThatThrownBy(
            () -> {
              try (Socket client = connect()) {
                client.getInputStream().read();
              }
            })
        .isInstanceOf(SocketException.class);
  }

  @Test
  void theEndOfAServerIsPassedOn() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);
      server.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void theConnectionsOfOneProcessCanBeSilencedAlone() throws IOException {
    assumeTrue(ProcessSockets.isSupported(), "SKIPPED: no /proc/net/tcp");
    sources.name("this one", ProcessHandle.current().pid());
    link.modeFrom("another one", LinkMode.BLACKHOLE);
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);
      link.modeFrom("this one", LinkMode.BLACKHOLE);
      client.getOutputStream().write(2);
      client.setSoTimeout(300);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws IOException {
    var everywhere = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0);
    assertThatThrownBy(() -> FaultyLink.open(relay, everywhere))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Socket connect() throws IOException {
    var client = new Socket(link.address().getAddress(), link.address().getPort());
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  private static int echo(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private static void write(Socket client, byte[] bytes) {
    try {
      client.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
