package dev.tidewatch.core.mirror.wire;

import org.jspecify.annotations.Nullable;

/** Heartbeats as bytes: of version 0, the only one there is. No bytes make it throw. */
public final class HeartbeatCodec {

  private static final int VERSION = 0;

  private HeartbeatCodec() {}

  /** What a record of a topic of heartbeats says. */
  public static Decoded<Heartbeat.Key, Heartbeat> decode(
      byte @Nullable [] key, byte @Nullable [] value) {
    return Decoding.decode(key, value, HeartbeatCodec::readKey, HeartbeatCodec::readValue);
  }

  private static Heartbeat.Key readKey(WireReader bytes) throws BrokenBytesException {
    return new Heartbeat.Key(bytes.text(), bytes.text());
  }

  private static Heartbeat readValue(Heartbeat.Key key, WireReader bytes)
      throws BrokenBytesException {
    bytes.version(VERSION);
    return new Heartbeat(key, bytes.int64());
  }

  /** The key of a record. */
  public static byte[] encode(Heartbeat.Key key) {
    return new WireWriter().text(key.source()).text(key.target()).toBytes();
  }

  /** The value of a record. */
  public static byte[] encode(Heartbeat heartbeat) {
    return new WireWriter().int16(VERSION).int64(heartbeat.timestamp()).toBytes();
  }
}
