package dev.tidewatch.cluster.auth;

import static dev.tidewatch.cluster.auth.Calls.CALL;
import static dev.tidewatch.cluster.auth.Calls.SECRET;
import static dev.tidewatch.cluster.auth.Calls.TARGET;
import static dev.tidewatch.cluster.auth.Calls.accepted;
import static dev.tidewatch.cluster.auth.Calls.received;
import static dev.tidewatch.cluster.auth.Calls.refused;
import static dev.tidewatch.cluster.auth.Calls.sent;
import static dev.tidewatch.cluster.auth.Calls.signer;
import static dev.tidewatch.cluster.auth.Calls.verifier;
import static dev.tidewatch.cluster.auth.Calls.with;
import static dev.tidewatch.cluster.auth.Calls.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidewatch.config.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerCallsTest {

  static final List<String> CREDENTIALS = PeerHeaders.CREDENTIALS;

  private static final Secret OTHER = new Secret("another secret of somebody");

  private final ManualClock clock = new ManualClock();
  private final PeerSigner signer = signer(clock);
  private final PeerVerifier verifier = verifier(clock);

  @Test
  void aSignedCallIsAcceptedAndItsCallerNamed() {
    assertThat(verifier.verify(sent(signer, CALL))).isEqualTo(accepted());
    assertThat(verifier.verify(sent(signer, PeerCall.get(TARGET, "/internal/v1/status"))))
        .isEqualTo(accepted());
  }

  @Test
  void namesOfHeadersMayArriveInAnyCase() {
    ReceivedCall call = sent(signer, CALL);
    Map<String, List<String>> loud = new HashMap<>();
    call.headers().forEach((name, values) -> loud.put(name.toUpperCase(Locale.ROOT), values));

    assertThat(verifier.verify(new ReceivedCall(call.method(), call.pathAndQuery(), loud)))
        .isEqualTo(accepted());
  }

  @Test
  void aCallSignedWithAnotherSecretIsRefused() {
    PeerSigner stranger = new PeerSigner(OTHER, "instance-1", clock);

    assertThat(verifier.verify(sent(stranger, CALL))).isEqualTo(refused(Refusal.BAD_SIGNATURE));
  }

  @Test
  void whileTheSecretIsChangedBothAreRight() {
    PeerVerifier both =
        new PeerVerifier(List.of(OTHER, SECRET), TARGET, PeerVerifier.WINDOW, clock);

    assertThat(both.verify(sent(signer, CALL))).isEqualTo(accepted());
    assertThat(both.verify(sent(new PeerSigner(OTHER, "instance-1", clock), CALL)))
        .isEqualTo(accepted());
  }

  @ParameterizedTest
  @FieldSource("CREDENTIALS")
  void aCallWithoutOneOfTheCredentialsIsRefused(String header) {
    assertThat(verifier.verify(without(sent(signer, CALL), header)))
        .isEqualTo(refused(Refusal.MISSING));
  }

  @Test
  void aCallThatIsNotSignedIsRefused() {
    assertThat(verifier.verify(new ReceivedCall("GET", "/internal/v1/status", Map.of())))
        .isEqualTo(refused(Refusal.MISSING));
  }

  @Test
  void aCallForAnotherInstanceIsRefused() {
    SignedCall signed = signer.sign(PeerCall.get("10.0.0.3:8481", "/internal/v1/status"));

    // sent on by whoever received it, unchanged
    assertThat(verifier.verify(received(PeerCall.get(TARGET, "/internal/v1/status"), signed)))
        .isEqualTo(refused(Refusal.WRONG_TARGET));
  }

  @Test
  void aCallThatIsReaddressedIsRefused() {
    ReceivedCall call = sent(signer, PeerCall.get("10.0.0.3:8481", "/internal/v1/status"));

    assertThat(verifier.verify(with(call, PeerHeaders.TARGET, TARGET)))
        .isEqualTo(refused(Refusal.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidewatch-x", "Tidewatch-Forwarded", "TIDEWATCH-peer-clock"})
  void aHeaderOfTidewatchThatWasAddedIsNoticed(String header) {
    assertThat(verifier.verify(with(sent(signer, CALL), header, "1")))
        .isEqualTo(refused(Refusal.BAD_SIGNATURE));
  }

  @Test
  void aHeaderOfTidewatchThatWasTakenAwayIsNoticed() {
    assertThat(verifier.verify(without(sent(signer, CALL), "tidewatch-max-lag")))
        .isEqualTo(refused(Refusal.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", ":", ";", "&", "=", " ", "|", ",11:"})
  void partsThatReadTheSameWhenPutTogetherAreNotTheSameCall(String separator) {
    String merged = String.join(separator, "1", "tidewatch-b", "2");
    PeerCall one = call("tidewatch-a", merged);
    PeerCall other = call("tidewatch-a", "1", "tidewatch-b", "2");

    assertThat(verifier.verify(received(other, signer.sign(one))))
        .isEqualTo(refused(Refusal.BAD_SIGNATURE));
    assertThat(verifier.verify(received(one, signer.sign(other))))
        .isEqualTo(refused(Refusal.BAD_SIGNATURE));
  }

  @Test
  void aHeaderThatIsThereTwiceIsRefused() {
    ReceivedCall call = sent(signer, CALL);
    Map<String, List<String>> twice = new HashMap<>(call.headers());
    twice.put("Tidewatch-Max-LAG", List.of("9"));

    assertThat(verifier.verify(with(call, "tidewatch-max-lag", "1000", "1000")))
        .isEqualTo(refused(Refusal.MALFORMED));
    assertThat(verifier.verify(new ReceivedCall("GET", call.pathAndQuery(), twice)))
        .isEqualTo(refused(Refusal.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({"Content-Length, 1", "content-length, 00", "Transfer-Encoding, chunked"})
  void aCallWithABodyIsRefusedForNothingCoversIt(String header, String value) {
    assertThat(verifier.verify(with(sent(signer, CALL), header, value)))
        .isEqualTo(refused(Refusal.MALFORMED));
  }

  @Test
  void anEmptyBodyIsNone() {
    assertThat(verifier.verify(with(sent(signer, CALL), "Content-Length", "0")))
        .isEqualTo(accepted());
  }

  @ParameterizedTest
  @CsvSource({
    "Tidewatch-Peer, ''",
    "Tidewatch-Peer, a b",
    "Tidewatch-Peer-Session, 0123",
    "Tidewatch-Peer-Session, 0123456789ABCDEF0123456789ABCDEF",
    "Tidewatch-Peer-Sequence, 0",
    "Tidewatch-Peer-Sequence, -1",
    "Tidewatch-Peer-Sequence, 01",
    "Tidewatch-Peer-Sequence, +1",
    "Tidewatch-Peer-Sequence, 9223372036854775808",
    "Tidewatch-Peer-Time, 0",
    "Tidewatch-Peer-Time, 1e3",
    "Tidewatch-Peer-Time, ٣",
    "Tidewatch-Peer-Time, 9223372036854775807",
    "Tidewatch-Peer-Target, ''",
  })
  void aFormThatNoSignerWritesIsRefused(String header, String value) {
    assertThat(verifier.verify(with(sent(signer, CALL), header, value)))
        .isEqualTo(refused(Refusal.MALFORMED));
  }

  @Test
  void theTimeWindowIsThirtySecondsToBothSides() {
    ReceivedCall early = sent(signer, CALL);
    ReceivedCall late = sent(signer, CALL);
    clock.advance(Duration.ofSeconds(30));
    assertThat(verifier.verify(early)).isEqualTo(accepted());

    clock.advance(Duration.ofMillis(1));
    assertThat(verifier.verify(late)).extracting("reason").isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);

    ReceivedCall ahead = sent(signer, CALL);
    clock.advance(Duration.ofSeconds(-30));
    assertThat(verifier.verify(ahead)).isEqualTo(accepted());

    clock.advance(Duration.ofSeconds(30));
    ReceivedCall tooFarAhead = sent(signer, CALL);
    clock.advance(Duration.ofMillis(-30_001));
    assertThat(verifier.verify(tooFarAhead))
        .extracting("reason")
        .isEqualTo(Refusal.OUTSIDE_TIME_WINDOW);
  }

  @Test
  void whatCannotBeSentUnchangedIsNotSigned() {
    for (String path : List.of("", "relative", "/a b", "/ü", "/a\r\nX: y", "/\ud800")) {
      assertThatIllegalArgumentException().isThrownBy(() -> PeerCall.get(TARGET, path));
    }
    for (String value : List.of(" a", "a ", "ü", "a\nb", "\t")) {
      assertThatIllegalArgumentException().isThrownBy(() -> call("tidewatch-a", value));
    }
    for (String name : List.of("accept", "tidewatch-", "Tidewatch-A", "tidewatch-a:")) {
      assertThatIllegalArgumentException().isThrownBy(() -> call(name, "1"));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> PeerCall.get("a b:1", "/"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerCall("POST", TARGET, "/", new TreeMap<>()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerSigner(SECRET, "a name\n", clock));
  }

  private static PeerCall call(String... headers) {
    var sorted = new TreeMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      sorted.put(headers[i], headers[i + 1]);
    }
    return new PeerCall("GET", TARGET, "/", sorted);
  }
}
