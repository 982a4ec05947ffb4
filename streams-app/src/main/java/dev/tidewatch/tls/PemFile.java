package dev.tidewatch.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads certificates and private keys from PEM (RFC 7468) with what the JDK has. A library for it
 * was weighed: those for Jetty bring ten megabytes of a second cryptography provider, for key
 * formats that one command converts.
 */
final class PemFile {

  /** More than any chain, and little enough to be read whole. */
  private static final long MAX_BYTES = 1L << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private static final String TO_PKCS8 =
      "convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";

  private final Path file;
  private final List<Block> blocks;

  private record Block(String label, String base64) {}

  private PemFile(Path file, List<Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  static PemFile read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsException(file, "larger than any PEM file should be: " + MAX_BYTES + " bytes");
      }
      List<Block> blocks = new ArrayList<>();
      Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (matcher.find()) {
        blocks.add(new Block(matcher.group(1), matcher.group(2)));
      }
      return new PemFile(file, blocks);
    } catch (IOException unreadable) {
      throw new TlsException(
          file, "cannot be read: check the path and its permissions", unreadable);
    }
  }

  /** Every certificate, at least one, in the order of the file. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(file, "has no certificate in PEM (BEGIN CERTIFICATE)");
    }
    return certificates;
  }

  /** The one private key. */
  PrivateKey privateKey() {
    List<Block> keys = blocks.stream().filter(b -> b.label().endsWith("PRIVATE KEY")).toList();
    if (keys.size() != 1) {
      throw new TlsException(
          file, "has " + keys.size() + " private keys in PEM, and must have one (PKCS#8)");
    }
    Block key = keys.get(0);
    if (key.label().equals("ENCRYPTED PRIVATE KEY")) {
      throw new TlsException(file, "the private key is encrypted; " + TO_PKCS8);
    }
    if (!key.label().equals("PRIVATE KEY")) {
      throw new TlsException(file, "the private key is not in PKCS#8; " + TO_PKCS8);
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(bytes(key));
    return Stream.of("RSA", "EC", "EdDSA")
        .flatMap(algorithm -> decode(encoded, algorithm).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new TlsException(
                    file, "the private key is damaged, or is not of RSA, EC or EdDSA"));
  }

  private static Optional<PrivateKey> decode(PKCS8EncodedKeySpec encoded, String algorithm) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (InvalidKeySpecException ofAnotherKind) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has these
    }
  }

  private X509Certificate certificate(Block block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(block)));
    } catch (CertificateException damaged) {
      throw new TlsException(file, "a certificate in it is damaged", damaged);
    }
  }

  /** The cause is left out: it would say what the text holds. */
  private byte[] bytes(Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.base64());
    } catch (IllegalArgumentException damaged) {
      throw new TlsException(file, "what follows BEGIN " + block.label() + " is not base64");
    }
  }
}
