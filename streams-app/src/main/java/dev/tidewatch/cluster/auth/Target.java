package dev.tidewatch.cluster.auth;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a signer knows of one peer it calls. Thread-safe.
 *
 * <p>Session and sequence are the target's own: were they shared, calls to others would push a call
 * on its way to this one out of its window.
 */
final class Target {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A change of less, milliseconds, is drift and not worth a line in the log. */
  static final long WORTH_TELLING = 1_000;

  private final String session;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong offset = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private volatile long used;

  Target() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    this.session = HexFormat.of().formatHex(bits);
  }

  String session() {
    return session;
  }

  long nextSequence() {
    return sequence.incrementAndGet();
  }

  /** Milliseconds that the target's clock is ahead of ours, 0 until it has said otherwise. */
  long offset() {
    return offset.get();
  }

  /**
   * Takes a measured offset over, unless another call's has been taken since this one was signed.
   *
   * @return whether it differs so much from what was last told that people should know
   */
  boolean learn(long signedWith, long measured) {
    if (!offset.compareAndSet(signedWith, measured)) {
      return false;
    }
    long last = told.get();
    return Math.abs(measured - last) >= WORTH_TELLING && told.compareAndSet(last, measured);
  }

  /** When it was last used, by the caller's clock. */
  long used() {
    return used;
  }

  void use(long now) {
    used = now;
  }
}
