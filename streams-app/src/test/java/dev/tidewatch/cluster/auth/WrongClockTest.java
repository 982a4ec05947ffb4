package dev.tidewatch.cluster.auth;

import static dev.tidewatch.cluster.auth.Calls.CALL;
import static dev.tidewatch.cluster.auth.Calls.accepted;
import static dev.tidewatch.cluster.auth.Calls.clock;
import static dev.tidewatch.cluster.auth.Calls.received;
import static dev.tidewatch.cluster.auth.Calls.sent;
import static dev.tidewatch.cluster.auth.Calls.signer;
import static dev.tidewatch.cluster.auth.Calls.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tidewatch.config.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WrongClockTest {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(PeerSigner.class);

  private final ManualClock ours = new ManualClock();
  private final ManualClock theirs = new ManualClock();
  private final PeerSigner signer = signer(ours);
  private final PeerVerifier verifier = verifier(theirs);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    LOG.setLevel(Level.INFO);
    LOG.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    LOG.detachAppender(log);
    LOG.setLevel(null); // as configured
  }

  @ParameterizedTest
  @ValueSource(longs = {-1_700_000_000L, -86_400, -31, 31, 3_600, 1_700_000_000L})
  void aCallerWithAnyClockIsLetInAfterItHasLearntTheTargets(long seconds) {
    ours.advance(Duration.ofSeconds(seconds));

    refuseAndLearn();

    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
  }

  @Test
  void theDifferenceIsToldOnceInSeconds() {
    ours.advance(Duration.ofMillis(-90_500));
    SignedCall one = signer.sign(CALL);
    SignedCall other = signer.sign(CALL);

    // two calls were under way
    assertThat(signer.learn(one, refuse(one))).isTrue();
    assertThat(signer.learn(other, refuse(other))).isTrue();

    assertThat(messages(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("The clock of 10.0.0.2:8481 is 90.5 s ahead of this instance's.");
  }

  @Test
  void aClockThatIsPutRightIsMeasuredAnew() {
    ours.advance(Duration.ofHours(2));
    refuseAndLearn();

    ours.advance(Duration.ofHours(-2));
    refuseAndLearn();

    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
    assertThat(messages(Level.WARN)).singleElement().asString().contains("7200.0 s behind");
    assertThat(messages(Level.INFO)).singleElement().asString().contains("agree again");
  }

  @Test
  void otherTargetsAreStillCalledByOnesOwnClock() {
    ours.advance(Duration.ofHours(1));
    refuseAndLearn();

    PeerVerifier third =
        new PeerVerifier(List.of(Calls.SECRET), "10.0.0.3:8481", PeerVerifier.WINDOW, ours);
    assertThat(third.verify(sent(signer, PeerCall.get("10.0.0.3:8481", "/"))))
        .isEqualTo(accepted());
  }

  @Test
  void theRefusedCallItselfIsNotMadeGoodByLearning() {
    ours.advance(Duration.ofHours(1));
    SignedCall call = signer.sign(CALL);
    assertThat(signer.learn(call, refuse(call))).isTrue();

    assertThat(verifier.verify(received(CALL, call)))
        .extracting("reason")
        .isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);
  }

  @Test
  void aRefusalHeldBackMakesCallsLookOlderAndNeverNewer() {
    SignedCall call = signer.sign(CALL);
    theirs.advance(Duration.ofSeconds(31)); // the call was held back
    String header = refuse(call);
    ours.advance(Duration.ofSeconds(31));
    ours.advance(Duration.ofSeconds(5)); // and so was its refusal
    theirs.advance(Duration.ofSeconds(5));

    assertThat(signer.learn(call, header)).isTrue();

    assertThat(signer.sign(CALL).offset()).isEqualTo(-5_000);
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
  }

  @Test
  void aClockThatIsForgedOrTakenFromAnotherAnswerIsIgnored() {
    ours.advance(Duration.ofHours(1));
    SignedCall call = signer.sign(CALL);
    SignedCall other = signer.sign(CALL);
    String header = refuse(call);
    String signature = header.substring(header.indexOf(';'));

    assertThat(signer.learn(other, header)).isFalse();
    assertThat(signer.learn(call, ManualClock.START + 1 + signature)).isFalse();
    assertThat(signer.learn(call, "0" + header)).isFalse();
    assertThat(signer.learn(call, header + ";")).isFalse();
    Hmac stranger = new Hmac(new Secret("another secret of somebody"));
    assertThat(signer.learn(call, PeerClock.write(stranger, call.signature(), 1))).isFalse();
    assertThat(signer.sign(CALL).offset()).isZero();
  }

  @Test
  void aCallerWithoutTheSecretIsNotToldTheClock() {
    ours.advance(Duration.ofHours(1));
    PeerSigner stranger = new PeerSigner(new Secret("another secret of somebody"), "x", ours);

    assertThat(verifier.verify(sent(stranger, CALL)))
        .isEqualTo(Calls.refused(Refusal.BAD_SIGNATURE));
  }

  private void refuseAndLearn() {
    SignedCall call = signer.sign(CALL);
    assertThat(signer.learn(call, refuse(call))).isTrue();
  }

  private String refuse(SignedCall call) {
    PeerVerdict verdict = verifier.verify(received(CALL, call));
    assertThat(verdict).extracting("reason").isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);
    return clock(verdict).orElseThrow();
  }

  private List<String> messages(Level level) {
    return log.list.stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
