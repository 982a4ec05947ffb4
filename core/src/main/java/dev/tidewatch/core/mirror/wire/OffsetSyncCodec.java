package dev.tidewatch.core.mirror.wire;

import org.jspecify.annotations.Nullable;

/** Offset syncs as bytes, which have no version. No bytes make it throw. */
public final class OffsetSyncCodec {

  private OffsetSyncCodec() {}

  /** What a record of a topic of offset syncs says. */
  public static Decoded<OffsetSync.Key, OffsetSync> decode(
      byte @Nullable [] key, byte @Nullable [] value) {
    return Decoding.decode(
        key,
        value,
        bytes -> new OffsetSync.Key(bytes.text(), bytes.int32()),
        (about, bytes) -> new OffsetSync(about, bytes.int64(), bytes.int64()));
  }

  /** The key of a record. */
  public static byte[] encode(OffsetSync.Key key) {
    return new WireWriter().text(key.topic()).int32(key.partition()).toBytes();
  }

  /** The value of a record. */
  public static byte[] encode(OffsetSync sync) {
    return new WireWriter().int64(sync.upstreamOffset()).int64(sync.downstreamOffset()).toBytes();
  }
}
