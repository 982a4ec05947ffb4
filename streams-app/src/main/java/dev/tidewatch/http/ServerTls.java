package dev.tidewatch.http;

import dev.tidewatch.config.TlsSettings;
import dev.tidewatch.files.FileWatcher;
import dev.tidewatch.tls.KeyMaterial;
import dev.tidewatch.tls.TlsException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of a listener: 1.2 and 1.3, without the ciphers that Jetty leaves out. With trusted
 * authorities, a client without a certificate of theirs does not get past the handshake.
 *
 * <p>Files that change hold for the connections after that; sessions of before are not resumed.
 */
final class ServerTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private final TlsSettings settings;
  private final FileWatcher watcher;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();

  private ServerTls(TlsSettings settings, FileWatcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Reads the files.
   *
   * @param name of the listener, for the thread that watches them
   * @throws TlsException if they cannot be used
   */
  static ServerTls read(TlsSettings settings, String name) {
    ServerTls tls =
        new ServerTls(settings, FileWatcher.of(name + "-tls", KeyMaterial.files(settings)));
    try {
      tls.factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      tls.factory.setNeedClientAuth(settings.trust().isPresent());
      tls.use(KeyMaterial.read(settings));
      return tls;
    } catch (RuntimeException unusable) {
      tls.close();
      throw unusable;
    }
  }

  /** What a connector speaks: TLS, and HTTP/1.1 in it. */
  ConnectionFactory[] protocols(HttpConfiguration http) {
    // There is one certificate, whatever name is asked for. Whether it fits the name or the address
    // is for the client to check: behind a load balancer, Host is neither of this instance's.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ConnectionFactory[] {
      new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString()),
      new HttpConnectionFactory(http)
    };
  }

  /** Follows the files, once the connector has started. */
  void watch() {
    watcher.start(FileWatcher.EVERY, this::renew);
  }

  private void renew() {
    try {
      KeyMaterial material = KeyMaterial.read(settings);
      factory.reload(same -> use(material));
      LOG.info("The certificate was renewed from {}", settings.certificate());
    } catch (TlsException unusable) {
      LOG.error(
          "The changed certificate is not used, the one before is. {}", unusable.getMessage());
    } catch (Exception failed) { // of reload, too
      LOG.error("The changed certificate is not used, the one before is", failed);
    }
  }

  private void use(KeyMaterial material) {
    factory.setKeyStore(material.keyStore());
    factory.setKeyStorePassword(KeyMaterial.PASSWORD);
    if (settings.trust().isPresent()) {
      factory.setTrustStore(material.trustStore());
    }
  }

  @Override
  public void close() {
    watcher.close();
  }
}
