package dev.tidewatch.cluster.auth;

import dev.tidewatch.cluster.auth.PeerVerdict.Accepted;
import dev.tidewatch.cluster.auth.PeerVerdict.Refused;
import dev.tidewatch.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Verifies calls that {@link PeerSigner} signed. Thread-safe, and of constant size.
 *
 * <p>A call is accepted if it is signed with one of the secrets, for this instance, at a time
 * within the window around this instance's clock, and has not been accepted before. Nothing is
 * remembered of a call, and nothing told about it, before its signature is found right.
 *
 * <p>What somebody who reads, delays, drops and injects traffic, but has not the secret, can do:
 * keep calls from arriving, and deliver one that did not arrive later, once, up to twice the window
 * after it was signed if the caller's clock is ahead. It can't make up, change, redirect or repeat
 * a call. It can read everything, and change answers: that takes TLS. See {@link PeerSigner#learn}
 * for clocks and {@link Sessions} for repeats across a restart.
 */
public final class PeerVerifier {

  /** What a window is best set to: clocks kept by NTP differ by less, and queues are shorter. */
  public static final Duration WINDOW = Duration.ofSeconds(30);

  private final List<Hmac> keys;
  private final String target;
  private final Clock clock;
  private final Sessions sessions;

  /**
   * A verifier that has seen no calls.
   *
   * @param secrets any of these is right. More than one while the secret is being changed: first
   *     all instances get to know the new one, then they sign with it, then they forget the old one
   * @param target what this instance advertises, {@code host:port}
   * @param window how far a call's time may be from the clock, before and after
   */
  public PeerVerifier(List<Secret> secrets, String target, Duration window, Clock clock) {
    this.keys = secrets.stream().map(Hmac::new).toList();
    this.target = target;
    this.clock = clock;
    this.sessions = new Sessions(window.toMillis(), clock.millis());
  }

  /** Judges a call. The same call twice is accepted at most once. */
  public PeerVerdict verify(ReceivedCall call) {
    CallHeaders headers = CallHeaders.of(call.headers()).orElse(null);
    if (headers == null) {
      return new Refused(Refusal.MALFORMED);
    }
    if (!headers.isComplete()) {
      return new Refused(Refusal.MISSING);
    }
    Stamp stamp = Stamp.read(headers::credential).orElse(null);
    if (stamp == null
        || !SignedText.isRequestLine(call.method(), call.pathAndQuery())
        || !SignedText.areHeaders(headers.signed())) {
      return new Refused(Refusal.MALFORMED);
    }
    byte[] form = CanonicalForm.ofCall(stamp, call.method(), call.pathAndQuery(), headers.signed());
    String signature = headers.credential(PeerHeaders.SIGNATURE);
    for (Hmac key : keys) {
      if (key.matches(form, signature)) {
        return judge(stamp, signature, key);
      }
    }
    return new Refused(Refusal.BAD_SIGNATURE);
  }

  private PeerVerdict judge(Stamp stamp, String signature, Hmac key) {
    if (!stamp.target().equals(target)) {
      return new Refused(Refusal.WRONG_TARGET);
    }
    long now = sessions.now(stamp.session(), clock.millis());
    Optional<Refusal> refusal = sessions.admit(stamp, now);
    if (refusal.isEmpty()) {
      return new Accepted(stamp.peer());
    }
    return refusal.get() == Refusal.OUTSIDE_TIME_WINDOW
        ? new Refused(
            Refusal.OUTSIDE_TIME_WINDOW, Optional.of(PeerClock.write(key, signature, now)))
        : new Refused(refusal.get());
  }
}
