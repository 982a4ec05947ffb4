package dev.tidewatch.tls;

import dev.tidewatch.config.TlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private key, the certificates that prove it, and the authorities that are trusted, as they were
 * in the files at one moment.
 *
 * @param chain the own certificate first
 * @param trust empty where no client certificates are asked for
 */
public record KeyMaterial(
    PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trust) {

  /** Of the key stores, which are never written anywhere. */
  public static final String PASSWORD = "in memory";

  private static final Logger LOG = LoggerFactory.getLogger(KeyMaterial.class);

  public KeyMaterial {
    chain = List.copyOf(chain);
    trust = List.copyOf(trust);
  }

  /**
   * Reads the files. A certificate that is not valid now is a warning in the log: the clock may be
   * what is wrong, and an instance that does not start helps nobody.
   *
   * @throws TlsException if a file cannot be read, or the key is not the certificate's
   */
  public static KeyMaterial read(TlsSettings settings) {
    List<X509Certificate> chain = PemFile.read(settings.certificate()).certificates();
    PrivateKey key = PemFile.read(settings.key()).privateKey();
    if (!fits(key, chain.get(0).getPublicKey())) {
      throw new TlsException(
          settings.key(), "is not the key of the first certificate in " + settings.certificate());
    }
    List<X509Certificate> trust =
        settings.trust().map(PemFile::read).map(PemFile::certificates).orElse(List.of());
    warnUnlessValid(settings.certificate(), chain.get(0));
    return new KeyMaterial(key, chain, trust);
  }

  /** The files that it is read from. */
  public static List<Path> files(TlsSettings settings) {
    return Stream.concat(
            Stream.of(settings.certificate(), settings.key()), settings.trust().stream())
        .toList();
  }

  /** Key and certificates, for who proves itself; with {@link #PASSWORD}. */
  public KeyStore keyStore() {
    KeyStore store = empty();
    try {
      store.setKeyEntry("own", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // the key was proven to fit
    }
  }

  /** The trusted authorities. */
  public KeyStore trustStore() {
    KeyStore store = empty();
    try {
      for (int i = 0; i < trust.size(); i++) {
        store.setCertificateEntry("authority-" + i, trust.get(i));
      }
      return store;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // memory takes any certificate
    }
  }

  private static KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  /** Whether what one signs the other verifies. */
  private static boolean fits(PrivateKey privateKey, PublicKey publicKey) {
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(publicKey.getEncoded());
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(publicKey.getEncoded());
      return signature.verify(signed);
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }

  private static void warnUnlessValid(Path file, X509Certificate certificate) {
    Instant now = Instant.now();
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      LOG.warn("{}: the certificate expired on {}; clients will refuse it", file, until);
    } else if (now.isBefore(from)) {
      LOG.warn("{}: the certificate is valid from {} on; check the clock", file, from);
    }
  }
}
