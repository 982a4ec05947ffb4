package dev.tidewatch.tls;

import dev.tidewatch.config.TlsSettings;
import dev.tidewatch.files.FileWatcher;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS for who connects: shows the own certificate, and trusts the authorities of the settings, or
 * Java's where there are none. The name or address that is connected to must be in the other side's
 * certificate: who uses the context has to ask for that, as the JDK's HTTP client does.
 *
 * <p>Files that change hold for the handshakes after that. Safe for many threads.
 */
public final class ClientTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTls.class);

  private final RenewableKeyManager keys = new RenewableKeyManager();
  private final RenewableTrustManager trust = new RenewableTrustManager();
  private final SSLContext context;
  private final FileWatcher watcher;

  private ClientTls(TlsSettings settings, FileWatcher watcher) {
    this.watcher = watcher;
    try {
      renew(settings);
      context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  /**
   * Reads the files, and reads them again when they change.
   *
   * @throws TlsException if they cannot be used
   */
  public static ClientTls watching(TlsSettings settings) {
    return watching(settings, FileWatcher.EVERY);
  }

  static ClientTls watching(TlsSettings settings, Duration every) {
    FileWatcher watcher = FileWatcher.of("client-tls", KeyMaterial.files(settings));
    try {
      ClientTls tls = new ClientTls(settings, watcher);
      watcher.start(every, () -> tls.renewOrKeep(settings));
      return tls;
    } catch (RuntimeException unusable) {
      watcher.close();
      throw unusable;
    }
  }

  /** For all connections; it stays the same. */
  public SSLContext context() {
    return context;
  }

  private void renew(TlsSettings settings) throws GeneralSecurityException {
    KeyMaterial material = KeyMaterial.read(settings);
    keys.use(material);
    trust.use(material);
  }

  private void renewOrKeep(TlsSettings settings) {
    try {
      renew(settings);
      LOG.info("The certificate for connections was renewed from {}", settings.certificate());
    } catch (TlsException unusable) {
      LOG.error(
          "The changed certificate is not used, the one before is. {}", unusable.getMessage());
    } catch (GeneralSecurityException failed) {
      LOG.error("The changed certificate is not used, the one before is", failed);
    }
  }

  @Override
  public void close() {
    watcher.close();
  }
}
