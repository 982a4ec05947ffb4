package dev.tidewatch.cluster.auth;

import dev.tidewatch.config.Secret;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs calls to peers with the secret that all instances share. Thread-safe.
 *
 * <p><b>What a signature is for.</b> The target knows that somebody with the secret made this call,
 * for this target, within the last moments, and that it has not answered it before. The caller's
 * name is what that somebody says: with one secret for all, an instance can take another's name.
 * Neither calls nor answers are hidden, and answers are not signed: where others can read or change
 * the traffic, use TLS beneath.
 *
 * <p><b>Wrong clocks.</b> A target refuses calls whose time is too far from its own clock. It then
 * says what its clock is, and {@link #learn} makes this signer stamp later calls to that target
 * with that target's time. See there for what an attacker can make of it.
 */
public final class PeerSigner {

  private static final Logger LOG = LoggerFactory.getLogger(PeerSigner.class);

  private final Hmac key;
  private final String peer;
  private final Clock clock;
  private final Targets targets = new Targets();

  /**
   * A signer with sessions of its own.
   *
   * @param secret shared by all instances; whoever reads a call can test guesses at it, so it
   *     should be random: 32 bytes
   * @param peer this instance's name: letters, digits, '.', '_' and '-', 1 to 100 of them
   */
  public PeerSigner(Secret secret, String peer, Clock clock) {
    if (!Stamp.isName(peer)) {
      throw new IllegalArgumentException("not a name of an instance: " + peer);
    }
    this.key = new Hmac(secret);
    this.peer = peer;
    this.clock = clock;
  }

  /** Signs a call that is sent at once, and once only. */
  public SignedCall sign(PeerCall call) {
    long now = clock.millis();
    Target target = targets.of(call.target(), now);
    long offset = target.offset();
    Stamp stamp =
        new Stamp(peer, call.target(), target.session(), target.nextSequence(), now + offset);
    byte[] form = CanonicalForm.ofCall(stamp, call.method(), call.pathAndQuery(), call.headers());
    return new SignedCall(call.target(), stamp.headers(key.sign(form)), offset);
  }

  /**
   * Takes over the clock of a target that refused a call for its time. Call it as soon as the
   * refusal is there: the time until then counts as difference of the clocks.
   *
   * <p>What somebody who reads, delays, drops and injects traffic, but has not the secret, can do:
   *
   * <ul>
   *   <li><i>Make up a clock, or use one from another answer:</i> no. The header is signed over the
   *       call's own signature, which no other call has.
   *   <li><i>Make this instance sign ahead of time</i>, to keep calls and deliver them later: no.
   *       The refusal arrives after its clock was read, so the offset measured is the true one less
   *       the time that took. Delaying can only make calls look older.
   *   <li><i>Make this instance's calls look too old,</i> by holding a genuine refusal back: yes,
   *       by as long as the caller waits for the answer. The next call is refused and measures
   *       anew. Dropping the calls does more harm with less effort.
   *   <li><i>Provoke a refusal</i> by delaying a call past the window: yes. The clocks are then
   *       compared at the time of the refusal, and nothing changes that was right.
   *   <li><i>Repeat a call:</i> no. Whatever was learnt, a target accepts a call only within the
   *       window around <em>its own</em> clock and only once; see {@link PeerVerifier}.
   * </ul>
   *
   * @param call the call that was refused
   * @param header the refusal's {@link PeerHeaders#CLOCK}
   * @return whether the clock is genuine, so that signing the call again and sending it once more
   *     makes sense
   */
  public boolean learn(SignedCall call, String header) {
    OptionalLong theirs = PeerClock.read(key, call.signature(), header);
    if (theirs.isEmpty()) {
      return false;
    }
    long now = clock.millis();
    long measured = theirs.getAsLong() - now;
    if (targets.of(call.target(), now).learn(call.offset(), measured)) {
      tell(call.target(), measured);
    }
    return true;
  }

  private static void tell(String target, long milliseconds) {
    if (Math.abs(milliseconds) < Target.WORTH_TELLING) {
      LOG.info("The clock of {} and this instance's agree again.", target);
      return;
    }
    LOG.warn(
        "The clock of {} is {} s {} this instance's. Calls to it carry its time from now on; put"
            + " both clocks right.",
        target,
        String.format(Locale.ROOT, "%.1f", Math.abs(milliseconds) / 1e3),
        milliseconds < 0 ? "behind" : "ahead of");
  }
}
