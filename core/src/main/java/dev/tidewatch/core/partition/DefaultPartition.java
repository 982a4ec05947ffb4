package dev.tidewatch.core.partition;

/**
 * The partition that the Java producer's default partitioner gives a record with a key: Austin
 * Appleby's MurmurHash2 of the key, with the sign cut off, by the number of partitions. Producers
 * of other kinds may hash otherwise.
 */
public final class DefaultPartition {

  private static final int SEED = 0x9747b28c;
  private static final int FACTOR = 0x5bd1e995;
  private static final int MASK = 0x7fffffff;

  private DefaultPartition() {}

  /**
   * The partition of a key.
   *
   * @param partitions of the topic, at least 1
   */
  public static int of(byte[] key, int partitions) {
    return (murmur2(key) & MASK) % partitions;
  }

  private static int murmur2(byte[] bytes) {
    int whole = bytes.length & ~3;
    int hash = SEED ^ bytes.length;
    for (int i = 0; i < whole; i += 4) {
      int word = littleEndian(bytes, i, 4) * FACTOR;
      hash = (hash * FACTOR) ^ ((word ^ (word >>> 24)) * FACTOR);
    }
    if (whole < bytes.length) {
      hash = (hash ^ littleEndian(bytes, whole, bytes.length - whole)) * FACTOR;
    }
    hash = (hash ^ (hash >>> 13)) * FACTOR;
    return hash ^ (hash >>> 15);
  }

  private static int littleEndian(byte[] bytes, int at, int length) {
    int word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[at + i] & 0xff);
    }
    return word;
  }
}
