package dev.tidewatch.cluster.auth;

import dev.tidewatch.cluster.auth.PeerVerdict.Refused;
import dev.tidewatch.config.Secret;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What goes from a signer to a verifier. */
final class Calls {

  static final Secret SECRET = new Secret("a secret of all instances");
  static final String TARGET = "10.0.0.2:8481";
  static final PeerCall CALL =
      new PeerCall(
          "GET",
          TARGET,
          "/internal/v1/key/api/v1/applications/app-1?consistency=any&maxLag=%2B1",
          new TreeMap<>(
              Map.of(
                  "tidewatch-accept-role", "active,standby",
                  "tidewatch-max-lag", "1000",
                  "tidewatch-deadline-ms", "250")));

  private Calls() {}

  static PeerSigner signer(Clock clock) {
    return new PeerSigner(SECRET, "instance-1", clock);
  }

  static PeerVerifier verifier(Clock clock) {
    return new PeerVerifier(List.of(SECRET), TARGET, PeerVerifier.WINDOW, clock);
  }

  /** As it arrives: with what every HTTP client adds. */
  static ReceivedCall received(PeerCall call, SignedCall signed) {
    Map<String, List<String>> headers = new HashMap<>();
    call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    signed.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("Host", List.of(call.target()));
    headers.put("Accept", List.of("*/*", "application/json"));
    return new ReceivedCall(call.method(), call.pathAndQuery(), headers);
  }

  static ReceivedCall sent(PeerSigner signer, PeerCall call) {
    return received(call, signer.sign(call));
  }

  static ReceivedCall with(ReceivedCall call, String header, String... values) {
    Map<String, List<String>> headers = new HashMap<>(call.headers());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase(header));
    headers.put(header, List.of(values));
    return new ReceivedCall(call.method(), call.pathAndQuery(), headers);
  }

  static ReceivedCall without(ReceivedCall call, String header) {
    Map<String, List<String>> headers = new HashMap<>(call.headers());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase(header));
    return new ReceivedCall(call.method(), call.pathAndQuery(), headers);
  }

  static PeerVerdict accepted() {
    return new PeerVerdict.Accepted("instance-1");
  }

  static PeerVerdict refused(Refusal reason) {
    return new Refused(reason);
  }

  /** The clock that a refusal tells. */
  static Optional<String> clock(PeerVerdict verdict) {
    return verdict instanceof Refused refused ? refused.clock() : Optional.empty();
  }
}
