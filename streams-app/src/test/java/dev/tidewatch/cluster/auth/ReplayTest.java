package dev.tidewatch.cluster.auth;

import static dev.tidewatch.cluster.auth.Calls.CALL;
import static dev.tidewatch.cluster.auth.Calls.TARGET;
import static dev.tidewatch.cluster.auth.Calls.accepted;
import static dev.tidewatch.cluster.auth.Calls.clock;
import static dev.tidewatch.cluster.auth.Calls.received;
import static dev.tidewatch.cluster.auth.Calls.refused;
import static dev.tidewatch.cluster.auth.Calls.sent;
import static dev.tidewatch.cluster.auth.Calls.signer;
import static dev.tidewatch.cluster.auth.Calls.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Duration TICK = Duration.ofMillis(1);

  private final ManualClock clock = new ManualClock();
  private final PeerSigner signer = signer(clock);
  private final PeerVerifier verifier = verifier(clock);

  @Test
  void aRepeatedCallIsRefused() {
    ReceivedCall call = sent(signer, CALL);

    assertThat(verifier.verify(call)).isEqualTo(accepted());
    assertThat(verifier.verify(call)).isEqualTo(refused(Refusal.REPLAYED));
    clock.advance(Duration.ofSeconds(29));
    assertThat(verifier.verify(call)).isEqualTo(refused(Refusal.REPLAYED));
  }

  @Test
  void callsUnderWayAtOnceMayArriveInAnyOrder() {
    List<ReceivedCall> calls = calls(SequenceWindow.SIZE);
    Collections.shuffle(calls, new Random(1));

    assertThat(calls)
        .allSatisfy(call -> assertThat(verifier.verify(call)).isEqualTo(accepted()))
        .allSatisfy(call -> assertThat(verifier.verify(call)).isEqualTo(refused(Refusal.REPLAYED)));
  }

  @Test
  void aCallThatMoreLaterOnesHaveOvertakenThanTheWindowHoldsIsRefused() {
    List<ReceivedCall> calls = calls(SequenceWindow.SIZE + 2);

    assertThat(verifier.verify(calls.get(SequenceWindow.SIZE))).isEqualTo(accepted());
    assertThat(verifier.verify(calls.get(1))).isEqualTo(accepted());
    assertThat(verifier.verify(calls.get(0))).isEqualTo(refused(Refusal.BEHIND_SEQUENCE_WINDOW));
  }

  @Test
  void callsToOthersDoNotPushACallOutOfItsWindow() {
    ReceivedCall slow = sent(signer, CALL);
    for (int i = 0; i < 2 * SequenceWindow.SIZE; i++) {
      signer.sign(PeerCall.get("10.0.0.3:8481", "/"));
    }
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());

    assertThat(verifier.verify(slow)).isEqualTo(accepted());
  }

  @Test
  void aCallThatWasRefusedForItsTargetCanStillBeMadeOnce() {
    PeerVerifier other =
        new PeerVerifier(List.of(Calls.SECRET), "10.0.0.3:8481", PeerVerifier.WINDOW, clock);
    ReceivedCall call = sent(signer, CALL);

    assertThat(other.verify(call)).isEqualTo(refused(Refusal.WRONG_TARGET));
    assertThat(verifier.verify(call)).isEqualTo(accepted());
  }

  @Test
  void aVerifierThatStartsAnewDoesNotAcceptWhatTheOneBeforeAnswered() {
    ReceivedCall call = sent(signer, CALL);
    assertThat(verifier.verify(call)).isEqualTo(accepted());

    clock.advance(TICK);
    PeerVerifier restarted = verifier(clock);

    PeerVerdict verdict = restarted.verify(call);
    assertThat(verdict).extracting("reason").isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);
    assertThat(restarted.verify(sent(signer, CALL))).isEqualTo(accepted());
  }

  @Test
  void sessionsAreBoundedAndKnownOnesGoOn() {
    verifyNewSessions(Sessions.MOST - 1);
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());

    // all calls are still inside the window, so that none may be forgotten
    clock.advance(Duration.ofSeconds(30));
    assertThat(verifier.verify(sent(signer(clock), CALL)))
        .isEqualTo(refused(Refusal.TOO_MANY_SESSIONS));
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
  }

  @Test
  void aSessionIsForgottenForANewOneOnceItsCallsLieOutsideTheWindow() {
    ReceivedCall old = sent(signer, CALL);
    verifier.verify(old);
    clock.advance(TICK);
    verifyNewSessions(Sessions.MOST - 1);

    clock.advance(Duration.ofSeconds(30));
    assertThat(verifier.verify(sent(signer(clock), CALL))).isEqualTo(accepted());
    assertThat(verifier.verify(sent(signer(clock), CALL)))
        .isEqualTo(refused(Refusal.TOO_MANY_SESSIONS));

    // and if the clock is set back, what was forgotten is still not accepted again
    clock.advance(Duration.ofSeconds(-30));
    assertThat(verifier.verify(old)).extracting("reason").isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);
  }

  @Test
  void theSessionNotUsedForLongestIsForgottenFirst() {
    PeerSigner idle = signer(clock);
    verifier.verify(sent(signer, CALL));
    verifier.verify(sent(idle, CALL));
    verifyNewSessions(Sessions.MOST - 2);
    clock.advance(Duration.ofSeconds(31));
    ReceivedCall used = sent(signer, CALL);
    verifier.verify(used);

    verifyNewSessions(Sessions.MOST - 1);

    assertThat(verifier.verify(used)).isEqualTo(refused(Refusal.REPLAYED));
    assertThat(verifier.verify(sent(idle, CALL))).isEqualTo(refused(Refusal.TOO_MANY_SESSIONS));
  }

  @Test
  void newCallersGetInWhileAClockThatWasSetBackCatchesUp() {
    PeerVerifier hasty = hasty(Duration.ofHours(1));
    SignedCall first = signer.sign(CALL);

    PeerVerdict verdict = hasty.verify(received(CALL, first));
    assertThat(verdict).extracting("reason").isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);

    // it is told a time after the start; once known, the clock as it is
    assertThat(signer.learn(first, clock(verdict).orElseThrow())).isTrue();
    assertThat(hasty.verify(sent(signer, CALL))).isEqualTo(accepted());
    SignedCall third = signer.sign(CALL);
    assertThat(signer.learn(third, clock(hasty.verify(received(CALL, third))).orElseThrow()))
        .isTrue();
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(hasty.verify(sent(signer, CALL))).isEqualTo(accepted());
    }
  }

  /** Started while the clock was ahead. */
  private PeerVerifier hasty(Duration ahead) {
    clock.advance(ahead);
    PeerVerifier hasty = verifier(clock);
    clock.advance(ahead.negated());
    return hasty;
  }

  private List<ReceivedCall> calls(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> sent(signer, PeerCall.get(TARGET, "/" + i)))
        .collect(Collectors.toList());
  }

  private void verifyNewSessions(int count) {
    assertThat(Stream.generate(() -> verifier.verify(sent(signer(clock), CALL))).limit(count))
        .containsOnly(accepted());
  }
}
