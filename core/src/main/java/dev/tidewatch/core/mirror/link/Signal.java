package dev.tidewatch.core.mirror.link;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one signal: of an emitter, or of a link. Immutable; changed by heartbeats and by
 * moments in which somebody watched and none came. Times in milliseconds since the epoch.
 *
 * <p>A signal gets worse only while somebody watches: time in which nobody did says nothing. After
 * such a gap it is judged by how old its newest heartbeat is, once one has been waited for as long
 * as makes it late.
 *
 * @param since when it took on this state
 * @param cause why it is LATE or DOWN; {@link Cause#NONE} otherwise
 * @param beats heartbeats seen
 * @param newest the newest timestamp of a heartbeat, by the emitter's clock; 0 for none
 * @param evidence when it last gave a sign of life: the arrival of a heartbeat, or where that is
 *     not known its timestamp; 0 for none
 * @param latency of the last heartbeat that was measured, in milliseconds; null before, and where
 *     it arrived before it was made
 * @param method how the arrival of the newest one is known; null for none
 * @param watchedFrom when the current watch began; 0 for none
 * @param watchedUntil the last moment in which somebody watched; 0 for none
 */
public record Signal(
    LinkState state,
    long since,
    Cause cause,
    long beats,
    long newest,
    long evidence,
    @Nullable Long latency,
    @Nullable Method method,
    long watchedFrom,
    long watchedUntil,
    Pace pace,
    Skew skew) {

  /** Why a signal is not LIVE. */
  public enum Cause {
    NONE,
    /** Nothing came. */
    SILENCE,
    /** What came was old. */
    LATENCY
  }

  /** Of which nothing was seen. */
  public static final Signal UNSEEN =
      new Signal(
          LinkState.UNMEASURED, 0, Cause.NONE, 0, 0, 0, null, null, 0, 0, Pace.UNKNOWN, Skew.NONE);

  /** After a heartbeat. */
  public Signal beat(Beat beat, Rules rules) {
    Signal seen =
        new Signal(
            state == LinkState.UNMEASURED ? LinkState.UNKNOWN : state,
            state == LinkState.UNMEASURED ? beat.readAt() : since,
            cause,
            beats + 1,
            Math.max(newest, beat.timestamp()),
            Math.max(evidence, signOfLife(beat)),
            beat.isMeasured() ? measured(beat) : latency,
            beat.timestamp() >= newest ? beat.method() : method,
            watchedFrom,
            watchedUntil,
            pace.with(beat.emitter(), beat.timestamp()),
            skew.with(beat));
    // What arrived long ago, and is read only now, tells how it was then.
    boolean fresh =
        beat.isMeasured() && beat.readAt() - beat.arrival() <= rules.lateAfter(seen.pace);
    if (!fresh) {
      return seen;
    }
    return beat.age() > rules.mostLatency().toMillis()
        ? seen.in(LinkState.LATE, Cause.LATENCY, beat.arrival())
        : seen.in(LinkState.LIVE, Cause.NONE, beat.arrival());
  }

  private static @Nullable Long measured(Beat beat) {
    return beat.age() < 0 ? null : Long.valueOf(beat.age());
  }

  private static long signOfLife(Beat beat) {
    return beat.isMeasured() ? beat.arrival() : Math.min(beat.timestamp(), beat.readAt());
  }

  /**
   * After a moment in which somebody watched: all that had arrived by then was given to {@link
   * #beat} before.
   */
  public Signal watched(long at, Rules rules) {
    if (at < watchedUntil) {
      return this;
    }
    boolean gap = watchedFrom == 0 || at - watchedUntil > rules.watchGap().toMillis();
    Signal now =
        new Signal(
            state,
            since,
            cause,
            beats,
            newest,
            evidence,
            latency,
            method,
            gap ? at : watchedFrom,
            at,
            pace,
            skew);
    return beats == 0 ? now : now.judged(at, rules);
  }

  private Signal judged(long at, Rules rules) {
    long age = at - evidence;
    long waited = at - Math.max(watchedFrom, evidence);
    long late = rules.lateAfter(pace);
    if (age < late) {
      boolean comesLate = state == LinkState.LATE && cause == Cause.LATENCY;
      return comesLate ? this : in(LinkState.LIVE, Cause.NONE, at);
    }
    if (waited < late) {
      return this;
    }
    return age >= rules.downAfter(pace)
        ? in(LinkState.DOWN, Cause.SILENCE, at)
        : in(LinkState.LATE, Cause.SILENCE, at);
  }

  private Signal in(LinkState next, Cause why, long at) {
    return new Signal(
        next,
        next == state ? since : at,
        why,
        beats,
        newest,
        evidence,
        latency,
        method,
        watchedFrom,
        watchedUntil,
        pace,
        skew);
  }
}
