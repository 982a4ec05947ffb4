package dev.tidewatch.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Keys and certificates of loopback, made by the JDK's own keytool. */
record Certificates(Path directory) {

  private static final String PASSWORD = "password";

  /**
   * Of one owner, in PEM.
   *
   * @param certificate signed by its own key, so that it is its own authority
   * @param store the same, as Java keeps it
   */
  record Identity(Path certificate, Path key, Path store) {}

  Identity of(String name) {
    Path store = directory.resolve(name + ".p12");
    generate(name, store);
    try {
      KeyStore keys = load(store);
      return new Identity(
          pem(name + ".crt", "CERTIFICATE", keys.getCertificate("own").getEncoded()),
          pem(
              name + ".key",
              "PRIVATE KEY",
              keys.getKey("own", PASSWORD.toCharArray()).getEncoded()),
          store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a client that trusts one authority, and shows a certificate if it has one. */
  static SSLContext context(Identity trusted, @Nullable Identity shown) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      authorities.setCertificateEntry("authority", load(trusted.store()).getCertificate("own"));
      trust.init(authorities);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(shown == null ? null : load(shown.store()), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private Path pem(String file, String label, byte[] content) throws IOException {
    return Files.writeString(
        directory.resolve(file),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(
                label,
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(content),
                label));
  }

  private static void generate(String name, Path store) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias own -storetype PKCS12 -keyalg EC -groupname secp256r1 -validity 10"
            + " -ext san=ip:127.0.0.1 -dname CN=%s -storepass %s".formatted(name, PASSWORD);
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
