package dev.tidewatch.cluster.auth;

import static dev.tidewatch.cluster.auth.Calls.SECRET;
import static dev.tidewatch.cluster.auth.Calls.TARGET;
import static dev.tidewatch.cluster.auth.Calls.accepted;
import static dev.tidewatch.cluster.auth.Calls.sent;
import static dev.tidewatch.cluster.auth.Calls.signer;
import static dev.tidewatch.cluster.auth.Calls.verifier;
import static dev.tidewatch.cluster.auth.Calls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cluster.auth.PeerVerdict.Accepted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostileCallsPropertiesTest {

  private final ManualClock clock = new ManualClock();
  private final PeerSigner signer = signer(clock);
  private final PeerVerifier verifier = verifier(clock);

  /** Of each call all bits are tried: more than 2,000. */
  @Property(tries = 20)
  void anySingleBitThatChangesMakesTheCallRefused(
      @ForAll("paths") String path, @ForAll("values") String value) {
    ReceivedCall call =
        sent(
            signer,
            new PeerCall(
                "GET",
                TARGET,
                path,
                new TreeMap<>(Map.of("tidewatch-max-lag", "7", "tidewatch-x", value))));

    List<ReceivedCall> changed = changed(call);
    assertThat(changed.size()).isGreaterThan(2_000);
    assertThat(changed.stream().filter(this::isAccepted).findFirst()).isEmpty();
    assertThat(verifier.verify(call)).isEqualTo(accepted());
  }

  @Property
  void anyTextInAnyPlaceIsRefusedButNeverAnException(
      @ForAll("headers") String header, @ForAll String text, @ForAll("places") int place) {
    ReceivedCall call = sent(signer, PeerCall.get(TARGET, "/"));
    ReceivedCall hostile =
        switch (place) {
          case 0 -> with(call, header, text);
          case 1 -> with(call, header, text, text);
          case 2 -> with(call, "tidewatch-" + text, "1");
          case 3 -> new ReceivedCall(text, call.pathAndQuery(), call.headers());
          default -> new ReceivedCall(call.method(), "/" + text + "x", call.headers());
        };

    assertThat(verifier.verify(hostile)).isNotInstanceOf(Accepted.class);
    assertThat(verifier.verify(call)).isEqualTo(accepted());
  }

  @Property
  void anyTextAsTheTargetsClockIsIgnored(@ForAll String text, @ForAll long millis) {
    SignedCall call = signer.sign(PeerCall.get(TARGET, "/"));
    String rightLength = "A".repeat(Hmac.LENGTH);

    for (String header :
        List.of(text, millis + ";" + text, millis + ";" + rightLength, text + ";" + rightLength)) {
      assertThat(signer.learn(call, header)).isFalse();
    }
  }

  @Property
  void aSignatureIsOfOneTextOnly(@ForAll byte[] message) {
    Hmac key = new Hmac(SECRET);
    String signature = key.sign(message);

    assertThat(signature).hasSize(Hmac.LENGTH);
    assertThat(key.matches(message, signature)).isTrue();
    assertThat(key.matches(message, signature + "=")).isFalse();
    assertThat(key.matches(message, signature + "\n")).isFalse();
  }

  private boolean isAccepted(ReceivedCall call) {
    return verifier.verify(call) instanceof Accepted;
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings().withCharRange('!', '~').ofMaxLength(60).map(text -> "/" + text);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withCharRange('!', '~').ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(PeerHeaders.CREDENTIALS);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 4);
  }

  /** The call with each bit of each part flipped, one at a time. */
  private static List<ReceivedCall> changed(ReceivedCall call) {
    List<ReceivedCall> all = new ArrayList<>();
    flips(call.method())
        .forEach(text -> all.add(new ReceivedCall(text, call.pathAndQuery(), call.headers())));
    flips(call.pathAndQuery())
        .forEach(text -> all.add(new ReceivedCall(call.method(), text, call.headers())));
    call.headers().keySet().stream()
        .filter(name -> name.regionMatches(true, 0, PeerHeaders.PREFIX, 0, 10))
        .forEach(name -> all.addAll(changed(call, name)));
    return all;
  }

  private static List<ReceivedCall> changed(ReceivedCall call, String header) {
    List<ReceivedCall> all = new ArrayList<>();
    String value = call.headers().getOrDefault(header, List.of()).get(0);
    flips(value).forEach(text -> all.add(with(call, header, text)));
    flips(header).stream()
        .filter(name -> !name.equalsIgnoreCase(header)) // the same name to HTTP
        .forEach(
            name -> {
              Map<String, List<String>> headers = new HashMap<>(call.headers());
              headers.remove(header);
              headers.put(name, List.of(value));
              all.add(new ReceivedCall(call.method(), call.pathAndQuery(), headers));
            });
    return all;
  }

  private static List<String> flips(String text) {
    List<String> flips = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      for (int bit = 0; bit < 8; bit++) {
        StringBuilder flipped = new StringBuilder(text);
        flipped.setCharAt(i, (char) (text.charAt(i) ^ 1 << bit));
        flips.add(flipped.toString());
      }
    }
    return flips;
  }
}
