package dev.tidewatch.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Keys of the stores of dead letters. Numbers are big-endian, so that rows lie in the order that
 * listings want.
 *
 * <pre>
 * deadletter-groups   fingerprint (16 bytes)
 * deadletter-records  fingerprint (16 bytes), number (8 bytes), descending
 * deadletter-redrives 'o', fingerprint                                    the redrive that is open
 *                     'r', fingerprint, id                                one redrive
 *                     'm', fingerprint, topic, 0, partition, block        which were sent again
 * </pre>
 */
final class StoreKeys {

  private static final int FINGERPRINT = 16;
  private static final byte OPEN = 'o';
  private static final byte REDRIVE = 'r';
  private static final byte MARKS = 'm';

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

  /** Where the groups that have an open redrive begin. */
  static byte[] open() {
    return new byte[] {OPEN};
  }

  static byte[] open(String fingerprint) {
    return of(OPEN, fingerprint, new byte[0]);
  }

  /** Where the redrives of a group begin. */
  static byte[] redrives(String fingerprint) {
    return of(REDRIVE, fingerprint, new byte[0]);
  }

  static byte[] redrive(String fingerprint, String id) {
    return of(REDRIVE, fingerprint, utf8(id));
  }

  /** Where the marks of a group begin. */
  static byte[] marks(String fingerprint) {
    return of(MARKS, fingerprint, new byte[0]);
  }

  /** Where the marks of a group in a partition begin. */
  static byte[] marks(String fingerprint, String topic, int partition) {
    return of(MARKS, fingerprint, place(topic, partition, 0).array());
  }

  /**
   * @param block number of a block of offsets, as {@link Marks} counts them
   */
  static byte[] marks(String fingerprint, String topic, int partition, long block) {
    return of(MARKS, fingerprint, place(topic, partition, Long.BYTES).putLong(block).array());
  }

  private static ByteBuffer place(String topic, int partition, int more) {
    byte[] name = utf8(topic);
    return ByteBuffer.allocate(name.length + 1 + Integer.BYTES + more)
        .put(name)
        .put((byte) 0)
        .putInt(partition);
  }

  /** The block that a key of marks ends with. */
  static long blockOf(byte[] marksKey) {
    return ByteBuffer.wrap(marksKey).getLong(marksKey.length - Long.BYTES);
  }

  private static byte[] of(byte kind, String fingerprint, byte[] rest) {
    return ByteBuffer.allocate(1 + FINGERPRINT + rest.length)
        .put(kind)
        .put(group(fingerprint))
        .put(rest)
        .array();
  }

  /** The number that a key of a dead letter ends with. */
  static long numberOf(byte[] recordKey) {
    return Long.MAX_VALUE - ByteBuffer.wrap(recordKey).getLong(FINGERPRINT);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] key, int from, int to) {
    return new String(key, from, to - from, StandardCharsets.UTF_8);
  }
}
