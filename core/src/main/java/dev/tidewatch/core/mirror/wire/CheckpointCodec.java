package dev.tidewatch.core.mirror.wire;

import org.jspecify.annotations.Nullable;

/** Checkpoints as bytes: of version 0, the only one there is. No bytes make it throw. */
public final class CheckpointCodec {

  private static final int VERSION = 0;

  private CheckpointCodec() {}

  /** What a record of a topic of checkpoints says. */
  public static Decoded<Checkpoint.Key, Checkpoint> decode(
      byte @Nullable [] key, byte @Nullable [] value) {
    return Decoding.decode(key, value, CheckpointCodec::readKey, CheckpointCodec::readValue);
  }

  private static Checkpoint.Key readKey(WireReader bytes) throws BrokenBytesException {
    return new Checkpoint.Key(bytes.text(), bytes.text(), bytes.int32());
  }

  private static Checkpoint readValue(Checkpoint.Key key, WireReader bytes)
      throws BrokenBytesException {
    bytes.version(VERSION);
    return new Checkpoint(key, bytes.int64(), bytes.int64(), bytes.text());
  }

  /** The key of a record. */
  public static byte[] encode(Checkpoint.Key key) {
    return new WireWriter().text(key.group()).text(key.topic()).int32(key.partition()).toBytes();
  }

  /** The value of a record. */
  public static byte[] encode(Checkpoint checkpoint) {
    return new WireWriter()
        .int16(VERSION)
        .int64(checkpoint.upstreamOffset())
        .int64(checkpoint.downstreamOffset())
        .text(checkpoint.metadata())
        .toBytes();
  }
}
