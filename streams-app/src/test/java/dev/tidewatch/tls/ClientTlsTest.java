package dev.tidewatch.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.config.TlsSettings;
import dev.tidewatch.testkit.CapturedLog;
import dev.tidewatch.testkit.TestCertificates;
import dev.tidewatch.testkit.TestCertificates.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {

  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir private Path directory;

  @Test
  void whatIsShownAndWhatIsTrustedFollowsTheFiles() throws IOException {
    // given
    TestCertificates certificates = TestCertificates.in(directory);
    Identity before = certificates.loopback("before");
    Identity after = certificates.loopback("after");
    Identity files =
        new Identity(
            Files.copy(before.certificate(), directory.resolve("tls.crt")),
            Files.copy(before.key(), directory.resolve("tls.key")));
    // Each side shows the one certificate and trusts it.
    TlsSettings changing =
        new TlsSettings(files.certificate(), files.key(), Optional.of(files.certificate()));
    TlsSettings other =
        new TlsSettings(after.certificate(), after.key(), Optional.of(after.certificate()));

    try (ClientTls client = ClientTls.watching(changing, OFTEN);
        ClientTls same = ClientTls.watching(changing, OFTEN);
        ClientTls renewed = ClientTls.watching(other, OFTEN)) {
      assertThat(handshake(client, same)).isEqualTo("before");
      assertThat(handshake(client, renewed)).isEqualTo("refused");

      // when
      files.replaceBy(after);

      // then
      await().until(() -> handshake(client, renewed).equals("after"));
    }
  }

  @Test
  void aPairThatDoesNotFitIsOneLineInTheLog() throws IOException {
    // given
    TestCertificates certificates = TestCertificates.in(directory);
    Identity other = certificates.loopback("other");
    Identity files = certificates.loopback("own");

    try (CapturedLog log = CapturedLog.start();
        ClientTls client =
            ClientTls.watching(
                new TlsSettings(files.certificate(), files.key(), Optional.empty()), OFTEN)) {
      // when
      Files.copy(other.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);

      // then
      await().until(() -> log.lines().stream().anyMatch(l -> l.contains("is not the key of")));
      assertThat(client.context()).isNotNull();
      assertThat(log.lines())
          .filteredOn(line -> line.contains("is not the key of"))
          .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\tat "));
    }
  }

  /** The name that a server sees of a client; both trust each other, or one refuses. */
  private static String handshake(ClientTls client, ClientTls server) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SSLServerSocket listening =
        (SSLServerSocket)
            server.context().getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      listening.setNeedClientAuth(true);
      CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> accept(listening));
      try (SSLSocket socket =
          (SSLSocket)
              client
                  .context()
                  .getSocketFactory()
                  .createSocket(loopback, listening.getLocalPort())) {
        socket.startHandshake();
        assertThat(socket.getInputStream().read()).isEqualTo('!');
      } catch (SSLException refused) {
        return "refused";
      }
      return seen.join();
    }
  }

  private static String accept(SSLServerSocket listening) {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      socket.startHandshake();
      socket.getOutputStream().write('!');
      return CertificateName.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    } catch (IOException refused) {
      return "refused";
    }
  }
}
