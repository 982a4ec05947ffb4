package dev.tidewatch.core.mirror.wire;

import dev.tidewatch.core.mirror.wire.Decoded.Broken;
import dev.tidewatch.core.mirror.wire.Decoded.Deleted;
import dev.tidewatch.core.mirror.wire.Decoded.Present;
import dev.tidewatch.core.mirror.wire.Decoded.Reason;
import org.jspecify.annotations.Nullable;

/** What all formats have in common: a key, and a value that a tombstone lacks. */
final class Decoding {

  private Decoding() {}

  @FunctionalInterface
  interface KeyReader<K> {
    K read(WireReader bytes) throws BrokenBytesException;
  }

  @FunctionalInterface
  interface ValueReader<K, V> {
    V read(K key, WireReader bytes) throws BrokenBytesException;
  }

  static <K, V> Decoded<K, V> decode(
      byte @Nullable [] key, byte @Nullable [] value, KeyReader<K> keys, ValueReader<K, V> values) {
    if (key == null) {
      return new Broken<>(Reason.NO_KEY);
    }
    try {
      K about = keys.read(new WireReader(key, Reason.SHORT_KEY));
      return value == null
          ? new Deleted<>(about)
          : new Present<>(values.read(about, new WireReader(value, Reason.SHORT_VALUE)));
    } catch (BrokenBytesException broken) {
      return new Broken<>(broken.reason());
    }
  }
}
