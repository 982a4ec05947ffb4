package dev.tidewatch.deadletter;

import java.nio.ByteBuffer;

/** A partition of a dead-letter topic in the store of rates. */
record BalanceKey(String topic, int partition) {

  private static final byte CODE = 'p';

  byte[] bytes() {
    byte[] prefix = of(topic);
    return ByteBuffer.allocate(prefix.length + Integer.BYTES).put(prefix).putInt(partition).array();
  }

  /** Where all lie. */
  static byte[] all() {
    return new byte[] {CODE};
  }

  /** Where the partitions of a topic lie. */
  static byte[] of(String topic) {
    byte[] text = StoreKeys.utf8(topic);
    return ByteBuffer.allocate(text.length + 2).put(CODE).put(text).put((byte) 0).array();
  }

  static int partitionOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
  }
}
