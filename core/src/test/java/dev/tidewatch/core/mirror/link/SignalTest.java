package dev.tidewatch.core.mirror.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.mirror.link.Signal.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Heartbeats once a second; somebody looks twice a second. */
class SignalTest {

  private static final long START = 1_800_000_000_000L;
  private static final long LATENCY = 40;
  private static final Rules RULES = Rules.DEFAULT;

  private Signal signal = Signal.UNSEEN;
  private long now = START;

  /** A heartbeat that was made now and is read as it comes. */
  private void beat() {
    beat(now - LATENCY, Method.READ_AS_IT_CAME, now);
  }

  private void beat(long timestamp, Method method, long arrival) {
    signal = signal.beat(new Beat("A->B", timestamp, method, arrival, now), RULES);
  }

  private void live(int seconds) {
    for (int i = 0; i < seconds; i++) {
      beat();
      silent(1_000);
    }
  }

  private void silent(long millis) {
    for (long end = now + millis; now < end; ) {
      now += 500;
      signal = signal.watched(now, RULES);
    }
  }

  /** Nobody looks: this instance is down, or partitions move. */
  private void unwatched(Duration time) {
    now += time.toMillis();
  }

  @Test
  void nothingIsSaidOfWhatWasNeverSeen() {
    silent(60_000);
    assertThat(signal.state()).isEqualTo(LinkState.UNMEASURED);
  }

  @Test
  void silenceMakesItLateThenDownAndAHeartbeatLiveAgain() {
    live(5);
    long last = now - 1_000;
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    assertThat(signal.since()).isEqualTo(START);

    silent(1_000);
    assertThat(signal.state()).isEqualTo(LinkState.LATE);
    assertThat(signal.cause()).isEqualTo(Cause.SILENCE);
    assertThat(signal.since()).isEqualTo(last + 2_000);
    assertThat(signal.evidence()).isEqualTo(last);

    silent(7_500);
    assertThat(signal.state()).isEqualTo(LinkState.LATE);
    silent(500);
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
    assertThat(signal.since()).isEqualTo(last + 10_000);

    silent(60_000);
    beat();
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    assertThat(signal.since()).isEqualTo(now);
  }

  @Test
  void timeInWhichNobodyWatchesIsNotSilence() {
    live(5);
    unwatched(Duration.ofMinutes(10));
    signal = signal.watched(now, RULES);
    assertThat(signal.state()).as("nobody has waited for one yet").isEqualTo(LinkState.LIVE);
    beat();
    silent(1_000);
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    assertThat(signal.since()).as("never anything else").isEqualTo(START);
  }

  @Test
  void afterAGapItIsJudgedByItsNewestHeartbeatOnceOneWasWaitedFor() {
    live(5);
    unwatched(Duration.ofMinutes(10));
    silent(2_000);
    assertThat(signal.state()).as("began to wait half a second after").isEqualTo(LinkState.LIVE);
    silent(500);
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
  }

  @Test
  void whatIsReadWhileCatchingUpGivesNoLatencyAndNoState() {
    live(5);
    silent(30_000);
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
    unwatched(Duration.ofMinutes(1));
    for (long made = now - 50_000; made < now; made += 1_000) {
      beat(made, Method.READ_LATE, now);
    }
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
    assertThat(signal.latency()).isEqualTo(LATENCY);
    assertThat(signal.method()).isEqualTo(Method.READ_LATE);

    signal = signal.watched(now + 10, RULES);
    assertThat(signal.state()).as("its newest one is a second old").isEqualTo(LinkState.LIVE);
  }

  @Test
  void oldHeartbeatsFoundAtTheStartAreWaitedOnBeforeItIsDown() {
    beat(now - 3_600_000, Method.READ_LATE, now);
    assertThat(signal.state()).isEqualTo(LinkState.UNKNOWN);
    silent(1_500);
    assertThat(signal.state()).isEqualTo(LinkState.UNKNOWN);
    silent(1_500);
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
    assertThat(signal.evidence()).isEqualTo(START - 3_600_000);
  }

  @Test
  void appendTimesOfThePastAreMeasuredAndDoNotTellHowItIsNow() {
    for (int i = 0; i < 10; i++) {
      long arrival = now - 600_000 + i * 1_000L;
      beat(arrival - 70, Method.APPEND_TIME, arrival);
    }
    assertThat(signal.latency()).isEqualTo(70);
    assertThat(signal.state()).isEqualTo(LinkState.UNKNOWN);
  }

  @Test
  void heartbeatsThatTookTooLongMakeItLate() {
    live(3);
    beat(now - 61_000, Method.READ_AS_IT_CAME, now);
    assertThat(signal.state()).isEqualTo(LinkState.LATE);
    assertThat(signal.cause()).isEqualTo(Cause.LATENCY);
    silent(1_000);
    assertThat(signal.state())
        .as("its being there does not make it early")
        .isEqualTo(LinkState.LATE);
    beat();
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void theIntervalIsLearntFromTimestampsHoweverLateTheyCome() {
    for (int i = 0; i < 6; i++) {
      beat(START + i * 10_000L, Method.READ_LATE, now);
    }
    assertThat(signal.pace().interval()).isEqualTo(10_000);
    beat(START + 500_000, Method.READ_LATE, now);
    assertThat(signal.pace().interval()).as("one gap").isEqualTo(10_000);
    now = START + 510_000;
    beat(now, Method.READ_AS_IT_CAME, now);
    silent(20_000);
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    silent(500);
    assertThat(signal.state()).isEqualTo(LinkState.LATE);
  }

  @Test
  void emittersBesideEachOtherDoNotHalveTheInterval() {
    for (int i = 0; i < 6; i++) {
      signal =
          signal
              .beat(new Beat("B->A", START + i * 1_000L, Method.READ_LATE, now, now), RULES)
              .beat(new Beat("C->A", START + i * 1_000L + 300, Method.READ_LATE, now, now), RULES);
    }
    assertThat(signal.pace().interval()).isEqualTo(1_000);
  }

  @Test
  void anArrivalBeforeItWasMadeIsSkewAndNoLatency() {
    live(3);
    beat(now + 250, Method.READ_AS_IT_CAME, now);
    assertThat(signal.latency()).isNull();
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    assertThat(signal.skew()).isEqualTo(new Skew(1, now, 250));
    assertThat(signal.skew().isRecent(now + 3_000_000)).isTrue();
    assertThat(signal.skew().isRecent(now + 3_700_000)).isFalse();
  }

  @Test
  void aClockFarAheadDoesNotHideSilence() {
    beat(now + 3_600_000, Method.READ_LATE, now);
    silent(500);
    assertThat(signal.state()).isEqualTo(LinkState.LIVE);
    silent(12_000);
    assertThat(signal.state()).isEqualTo(LinkState.DOWN);
  }

  @Test
  void aClockThatGoesBackChangesNothing() {
    live(5);
    Signal before = signal;
    signal = signal.watched(now - 60_000, RULES);
    assertThat(signal).isEqualTo(before);
  }
}
