package dev.tidewatch.core.mirror.wire;

/**
 * What the bytes of a record say.
 *
 * @param <K> what the record is about
 * @param <V> what it says
 */
public sealed interface Decoded<K, V> {

  /** A record of the format. */
  record Present<K, V>(V value) implements Decoded<K, V> {}

  /** A tombstone: somebody has deleted what was known of the key. */
  record Deleted<K, V>(K key) implements Decoded<K, V> {}

  /** Not of the format. */
  record Broken<K, V>(Reason reason) implements Decoded<K, V> {}

  /** Why bytes cannot be read. */
  enum Reason {
    /** There is no key. */
    NO_KEY,
    /** The key ends too early. */
    SHORT_KEY,
    /** The value ends too early. */
    SHORT_VALUE,
    /** A text has a length below zero. */
    NEGATIVE_LENGTH,
    /** The value begins with the number of a version that is not known: only 0 is. */
    UNKNOWN_VERSION
  }
}
