package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.config.ListenerSettings;
import dev.tidewatch.config.TlsSettings;
import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.testkit.CapturedLog;
import dev.tidewatch.testkit.TestCertificates;
import dev.tidewatch.testkit.TestCertificates.Identity;
import dev.tidewatch.tls.ClientTls;
import dev.tidewatch.tls.TlsException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

  private static Identity server;
  private static Identity renewed;
  private static Identity peer;
  private static Identity stranger;

  @TempDir private Path directory;

  private @Nullable HttpServer started;

  @BeforeAll
  static void makeKeys(@TempDir Path directory) {
    TestCertificates certificates = TestCertificates.in(directory);
    server = certificates.loopback("server");
    renewed = certificates.identity("renewed", "-keyalg", "RSA", "-keysize", "2048");
    peer = certificates.loopback("peer");
    stranger = certificates.loopback("stranger");
  }

  @AfterEach
  void stop() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void aListenerWithACertificateSpeaksHttpsOnItsAddress() throws Exception {
    start(settings(server, Optional.empty()));
    assertThat(running().url().getScheme()).isEqualTo("https");
    assertThat(get(trusting(server)).body()).isEqualTo("\"nobody\"");
  }

  @Test
  void onlyTls12And13AreSpoken() throws Exception {
    start(settings(server, Optional.empty()));
    try (ClientTls tls = trusting(server);
        SSLSocket socket =
            (SSLSocket)
                tls.context()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), running().url().getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
      assertThat(socket.getSession().getCipherSuite()).contains("GCM");
    }
  }

  @Test
  void aClientThatTrustsAnotherAuthorityGoesAway() throws Exception {
    start(settings(server, Optional.empty()));
    assertThatThrownBy(() -> get(trusting(stranger))).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void withTrustedAuthoritiesAClientIsKnownByItsCertificate() throws Exception {
    start(settings(server, Optional.of(peer.certificate())));
    assertThat(get(client(peer, server)).body()).isEqualTo("\"peer\"");
  }

  @Test
  void withTrustedAuthoritiesNobodyElseGetsThroughTheHandshake() throws Exception {
    start(settings(server, Optional.of(peer.certificate())));
    assertThatThrownBy(() -> get(client(stranger, server))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(withoutCertificate())).isInstanceOf(IOException.class);
  }

  @Test
  void plainHttpIsNotAnswered() throws IOException {
    start(settings(server, Optional.empty()));
    assertThat(RawClient.get(running().url(), "/who")).doesNotContain("HTTP/1.1 2");
  }

  @Test
  void aRenewedCertificateIsShownToWhoConnectsNext() throws Exception {
    // given
    Identity files = copy(server);
    start(settings(files, Optional.empty()));
    assertThat(shown()).isEqualTo("CN=server");

    // when
    files.replaceBy(renewed);

    // then
    await().atMost(Duration.ofSeconds(20)).until(() -> shown().equals("CN=renewed"));
    assertThat(get(trusting(renewed)).statusCode()).isEqualTo(200);
  }

  @Test
  void aRenewalThatDoesNotFitIsAnErrorInTheLogAndTheOldOneStays() throws Exception {
    // given
    Identity files = copy(server);
    start(settings(files, Optional.empty()));

    try (CapturedLog log = CapturedLog.start()) {
      // when
      Files.copy(renewed.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);

      // then
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> log.lines().stream().anyMatch(l -> l.contains("is not the key of")));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("is not the key of"))
          .allSatisfy(line -> assertThat(line).as("one line").doesNotContain("\n", "\tat "));
      assertThat(shown()).isEqualTo("CN=server");
    }
  }

  @Test
  void filesThatCannotBeUsedRefuseTheStart() {
    assertThatThrownBy(
            () -> start(new TlsSettings(server.certificate(), peer.key(), Optional.empty())))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(peer.key().toString(), "is not the key of");
  }

  @Test
  @Timeout(20)
  void aHandshakeThatTricklesIsCutOff() throws IOException {
    start(settings(server, Optional.empty()));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running().url().getPort())) {
      // A record of 16 KiB that holds the beginning of a handshake, and takes an hour to come.
      socket.getOutputStream().write(new byte[] {22, 3, 1, 64, 0});
      TrickleClient.trickle(socket, "x", Duration.ofMillis(200));
      assertThat(TrickleClient.received(socket)).hasSizeLessThan(20);
    }
  }

  private void start(TlsSettings tls) {
    Listener listener =
        Listener.bind(new ListenerSettings("127.0.0.1", 0, Optional.of(tls)), "http");
    started =
        HttpServer.start(
            listener,
            TestServer.limits(4, Duration.ofSeconds(1), 0),
            "test",
            RouteTable.of(
                List.of(
                    Route.get(
                        "/who",
                        "Test",
                        "Who asks.",
                        request -> Response.json(request.principal().name())))),
            new SimpleMeterRegistry(),
            incoming ->
                new Admitted(new Principal(incoming.certificate().orElse("nobody"), Role.VIEWER)));
  }

  private HttpServer running() {
    return Objects.requireNonNull(started);
  }

  /** The name in the certificate that the server shows to a new connection. */
  private String shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            withoutCertificate()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), running().url().getPort())) {
      socket.startHandshake();
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    }
  }

  private HttpResponse<String> get(ClientTls tls) throws Exception {
    try (tls) {
      return get(tls.context());
    }
  }

  private HttpResponse<String> get(SSLContext context) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(
            HttpRequest.newBuilder(running().url().resolve("/who")).build(),
            BodyHandlers.ofString());
  }

  /** Trusts any server and has nothing to show. */
  private static SSLContext withoutCertificate() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, SslContextFactory.TRUST_ALL_CERTS, null);
    return context;
  }

  private Identity copy(Identity identity) throws IOException {
    return new Identity(
        Files.copy(identity.certificate(), directory.resolve("tls.crt")),
        Files.copy(identity.key(), directory.resolve("tls.key")));
  }

  private static ClientTls trusting(Identity server) {
    return client(stranger, server);
  }

  private static ClientTls client(Identity own, Identity server) {
    return ClientTls.watching(settings(own, Optional.of(server.certificate())));
  }

  private static TlsSettings settings(Identity own, Optional<Path> trust) {
    return new TlsSettings(own.certificate(), own.key(), trust);
  }
}
