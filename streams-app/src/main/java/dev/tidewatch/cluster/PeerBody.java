package dev.tidewatch.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a peer's answer. It counts as there once it is whole, or once its first {@value
 * #HELD} bytes are: so a peer that breaks off in the middle of a body of common size is noticed
 * while another one can still be asked, and no body is held whole that does not fit.
 *
 * <p>Filled by a thread of the HTTP client, read once by the thread that answers the request.
 */
final class PeerBody implements BodySubscriber<PeerBody> {

  /** Bytes that are held before the answer is passed on. */
  static final int HELD = 8 << 20;

  private final CompletableFuture<PeerBody> there = new CompletableFuture<>();
  private final List<ByteBuffer> held = new ArrayList<>();
  private final BlockingQueue<Piece> more = new LinkedBlockingQueue<>();
  private @Nullable Subscription subscription;
  private int size;
  private boolean whole;

  private record Piece(List<ByteBuffer> buffers, boolean end, @Nullable Throwable failure) {}

  @Override
  public CompletionStage<PeerBody> getBody() {
    return there;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (there.isDone()) {
      more.add(new Piece(buffers, false, null));
      return;
    }
    held.addAll(buffers);
    buffers.forEach(buffer -> size += buffer.remaining());
    if (size >= HELD) {
      there.complete(this);
    } else {
      next();
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!there.completeExceptionally(failure)) {
      more.add(new Piece(List.of(), true, failure));
    }
  }

  @Override
  public void onComplete() {
    whole = !there.isDone();
    if (!there.complete(this)) {
      more.add(new Piece(List.of(), true, null));
    }
  }

  private void next() {
    if (subscription != null) {
      subscription.request(1);
    }
  }

  /** What is held: the whole body where it is small. */
  byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(size);
    held.forEach(buffer -> all.put(buffer.duplicate()));
    return all.array();
  }

  /**
   * Writes the body.
   *
   * @param patience longest wait for the next piece
   * @throws IOException if the peer breaks off or is too slow, or the target fails
   */
  void writeTo(OutputStream out, Duration patience) throws IOException {
    write(held, out);
    while (!whole) {
      next();
      Piece piece = poll(patience);
      if (piece == null || piece.failure() != null) {
        cancel();
        throw new IOException("the peer broke off", piece == null ? null : piece.failure());
      }
      write(piece.buffers(), out);
      whole = piece.end();
    }
  }

  private @Nullable Piece poll(Duration patience) throws IOException {
    try {
      return more.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private static void write(List<ByteBuffer> buffers, OutputStream out) throws IOException {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      out.write(bytes, 0, bytes.length);
    }
  }
}
