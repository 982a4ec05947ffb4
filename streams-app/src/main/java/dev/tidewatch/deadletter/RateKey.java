package dev.tidewatch.deadletter;

import java.nio.ByteBuffer;

/**
 * A count in the store of rates. The counts of one dimension lie together, in the order of time.
 *
 * <pre>
 * deadletter-rates  m|h dimension span (4 bytes) V value   how many had that value
 *                   m|h dimension span O                   how many had a further one
 *                   m|h dimension span D                   how many values there are
 *                   x m|h                                  how many were too old to be counted
 *                   p topic 0 partition (4 bytes)          see {@link BalanceKey}
 * </pre>
 *
 * @param value empty in what is not about one value
 */
record RateKey(RateWindow window, Dimension dimension, long span, Kind kind, String value) {

  private static final int HEAD = 2 + Integer.BYTES + 1;

  /** What is counted; the codes are part of the store format. */
  enum Kind {
    VALUE('V'),
    OTHER('O'),
    DISTINCT('D');

    private final char code;

    Kind(char code) {
      this.code = code;
    }
  }

  static RateKey value(RateWindow window, Dimension dimension, long span, String value) {
    return new RateKey(window, dimension, span, Kind.VALUE, value);
  }

  /** Of the same span and dimension. */
  RateKey of(Kind other) {
    return new RateKey(window, dimension, span, other, "");
  }

  byte[] bytes() {
    byte[] text = StoreKeys.utf8(value);
    return ByteBuffer.allocate(HEAD + text.length)
        .put((byte) window.code())
        .put((byte) dimension.code())
        .putInt((int) span)
        .put((byte) kind.code)
        .put(text)
        .array();
  }

  /** Where the counts of a dimension lie. */
  static byte[] all(RateWindow window, Dimension dimension) {
    return new byte[] {(byte) window.code(), (byte) dimension.code()};
  }

  /** Where the counts of a span on begin. */
  static byte[] from(RateWindow window, Dimension dimension, long span) {
    return ByteBuffer.allocate(HEAD - 1).put(all(window, dimension)).putInt((int) span).array();
  }

  static long spanOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt(2);
  }

  static boolean isOf(byte[] key, Kind kind) {
    return key[HEAD - 1] == kind.code;
  }

  static String valueOf(byte[] key) {
    return StoreKeys.text(key, HEAD, key.length);
  }

  /** Where it is counted what is too old, or too far ahead, to be counted by time. */
  static byte[] outside(RateWindow window) {
    return new byte[] {'x', (byte) window.code()};
  }
}
