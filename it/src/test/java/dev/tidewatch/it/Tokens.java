package dev.tidewatch.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file of tokens as an operator writes it, and the tokens in it. */
record Tokens(Path file) {

  private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  static final String VIEWER = "tw_viewer_" + SECRET;
  static final String OPERATOR = "tw_operator_" + SECRET;

  static Tokens in(Path directory) {
    try {
      Path file = Files.writeString(directory.resolve("tokens"), line("viewer") + line("operator"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return new Tokens(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String role) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.US_ASCII));
      return "%s %s %s%n".formatted(role, role, HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  String setting() {
    return "http.tokens.file=" + file;
  }
}
