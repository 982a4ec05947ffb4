package dev.tidewatch.events;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a client stands: the next offset of each slot. As text it is the id of an event. It means
 * the same on every instance that reads the same topics, and nothing to a client.
 *
 * <p>The text is base64url of: the version, the epoch of the {@link Layout} in eight bytes, the
 * second since the epoch as of which it holds, the number of slots, their offsets; all numbers but
 * the epoch as variable-length integers.
 */
final class EventId {

  private static final int VERSION = 1;

  /** What a request may have of headers, so that no longer one ever arrives. */
  private static final int MAX_LENGTH = 16 * 1024;

  private final long epoch;
  private final Instant asOf;
  private final long[] next;

  /**
   * @param epoch of the layout
   * @param asOf everything that was committed by then lies before it; whole seconds count
   * @param next by slot; copied
   */
  EventId(long epoch, Instant asOf, long[] next) {
    this.epoch = epoch;
    this.asOf = asOf;
    this.next = next.clone();
  }

  long epoch() {
    return epoch;
  }

  Instant asOf() {
    return asOf;
  }

  long[] next() {
    return next.clone();
  }

  String encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(24 + 4 * next.length);
    out.write(VERSION);
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
    write(out, asOf.getEpochSecond());
    write(out, next.length);
    for (long offset : next) {
      write(out, offset);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  /** The position that a text stands for; empty for a text that never was an id. */
  static Optional<EventId> decode(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
    } catch (IllegalArgumentException | BufferUnderflowException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<EventId> decode(ByteBuffer in) {
    if (in.get() != VERSION) {
      return Optional.empty();
    }
    long epoch = in.getLong();
    long second = read(in);
    long slots = read(in);
    if (slots > in.remaining() || second > Instant.MAX.getEpochSecond()) {
      return Optional.empty();
    }
    long[] next = new long[(int) slots];
    Arrays.setAll(next, slot -> read(in));
    return in.hasRemaining()
        ? Optional.empty()
        : Optional.of(new EventId(epoch, Instant.ofEpochSecond(second), next));
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Reads at most nine bytes: what is written is never negative. */
  private static long read(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
