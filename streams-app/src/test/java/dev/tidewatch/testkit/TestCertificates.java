package dev.tidewatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys and certificates in PEM, made by the JDK's own keytool. */
public final class TestCertificates {

  private static final String PASSWORD = "password";

  private final Path directory;

  /**
   * Of one owner.
   *
   * @param certificate signed by its own key, so that it is its own authority
   */
  public record Identity(Path certificate, Path key) {

    /** Puts another identity in the place of this one, as a renewal does: each file at once. */
    public void replaceBy(Identity other) {
      try {
        replace(certificate, other.certificate);
        replace(key, other.key);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void replace(Path file, Path content) throws IOException {
      Path next = Files.copy(content, file.resolveSibling(file.getFileName() + ".new"));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private TestCertificates(Path directory) {
    this.directory = directory;
  }

  public static TestCertificates in(Path directory) {
    return new TestCertificates(directory);
  }

  /** Of loopback, valid today, with an EC key. */
  public Identity loopback(String name) {
    return identity(name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "10");
  }

  /** With further options of {@code keytool -genkeypair}. */
  public Identity identity(String name, String... options) {
    Path store = directory.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost"));
    command.addAll(List.of(options));
    run(command);
    return export(name, store);
  }

  private Identity export(String name, Path store) {
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new Identity(
          pem(name + ".crt", "CERTIFICATE", keys.getCertificate("own").getEncoded()),
          pem(
              name + ".key",
              "PRIVATE KEY",
              keys.getKey("own", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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

  private static void run(List<String> command) {
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
