package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a connection: what was read and not yet written, each chunk with the moment it
 * is due. Holds at most {@link #MOST_BYTES} and one chunk. Owned by the thread of the {@link
 * Relay}.
 */
final class Pipe {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int MOST_BYTES = 1024 * 1024;

  private final SocketChannel from;
  private final SocketChannel to;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private int held;
  private boolean ended;
  private boolean closed;

  private record Chunk(ByteBuffer bytes, long dueNanos) {}

  Pipe(SocketChannel from, SocketChannel to) {
    this.from = from;
    this.to = to;
  }

  /** Takes what has come, to be handed on after {@code delayNanos}. */
  void read(long now, long delayNanos) throws IOException {
    while (wantsRead()) {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
      int count = from.read(buffer);
      if (count < 0) {
        ended = true;
      }
      if (count <= 0) {
        return;
      }
      held += count;
      chunks.addLast(new Chunk(buffer.flip(), now + delayNanos));
    }
  }

  /** Hands on what is due, and the end of the stream after the last byte. */
  void write(long now) throws IOException {
    while (isDue(now)) {
      Chunk first = chunks.getFirst();
      held -= to.write(first.bytes());
      if (first.bytes().hasRemaining()) {
        return;
      }
      chunks.removeFirst();
    }
    if (ended && chunks.isEmpty() && !closed) {
      closed = true;
      to.shutdownOutput();
    }
  }

  boolean wantsRead() {
    return !ended && held < MOST_BYTES;
  }

  /** Whether something could be written now, had the receiver room for it. */
  boolean isDue(long now) {
    return !chunks.isEmpty() && chunks.getFirst().dueNanos() - now <= 0;
  }

  /** Nanoseconds until the next chunk is due; {@link Long#MAX_VALUE} where none waits. */
  long nanosToNext(long now) {
    return chunks.isEmpty() ? Long.MAX_VALUE : Math.max(0, chunks.getFirst().dueNanos() - now);
  }

  /** Whether the end of the stream was handed on. */
  boolean isClosed() {
    return closed;
  }
}
