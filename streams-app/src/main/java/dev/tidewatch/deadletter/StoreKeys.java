package dev.tidewatch.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keys of the stores of dead letters. Numbers are big-endian, so that rows lie in the order that
 * listings want.
 *
 * <pre>
 * deadletter-groups   fingerprint (16 bytes)
 * deadletter-records  fingerprint (16 bytes), number (8 bytes), descending
 * </pre>
 */
final class StoreKeys {

  private static final int FINGERPRINT = 16;

  private StoreKeys() {}

  static byte[] group(String fingerprint) {
    return HexFormat.of().parseHex(fingerprint);
  }

  static byte[] record(String fingerprint, long number) {
    return ByteBuffer.allocate(FINGERPRINT + Long.BYTES)
        .put(group(fingerprint))
        .putLong(Long.MAX_VALUE - number)
        .array();
  }

  /** The number that a key of a dead letter ends with. */
  static long numberOf(byte[] recordKey) {
    return Long.MAX_VALUE - ByteBuffer.wrap(recordKey).getLong(FINGERPRINT);
  }

  /** Whether a key begins so. */
  static boolean isIn(byte[] prefix, byte[] key) {
    return key.length >= prefix.length
        && Arrays.equals(prefix, 0, prefix.length, key, 0, prefix.length);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] key, int from, int to) {
    return new String(key, from, to - from, StandardCharsets.UTF_8);
  }
}
