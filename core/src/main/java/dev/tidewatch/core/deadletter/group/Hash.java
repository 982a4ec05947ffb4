package dev.tidewatch.core.deadletter.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * 128 bits of SHA-256: groups do not collide by chance, and nobody can make a record that lands in
 * a group of their choice. The encoding is the version (int32) and each name and value as length
 * (int32) and UTF-8, so that no two lists of components have the same one.
 */
final class Hash {

  private static final int BYTES = 16;

  private Hash() {}

  static String of(int version, List<Component> components) {
    MessageDigest digest = sha256();
    update(digest, version);
    for (Component component : components) {
      update(digest, component.name());
      update(digest, component.value());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    update(digest, bytes.length);
    digest.update(bytes);
  }

  private static void update(MessageDigest digest, int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
