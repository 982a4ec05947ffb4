package dev.tidewatch.cluster;

import dev.tidewatch.cluster.auth.PeerHeaders;
import dev.tidewatch.cluster.auth.PeerVerdict;
import dev.tidewatch.cluster.auth.PeerVerifier;
import dev.tidewatch.cluster.auth.ReceivedCall;
import dev.tidewatch.http.Admission;
import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Admission.Refused;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.Incoming;
import dev.tidewatch.http.Principal;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Role;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets peers in: by the signature of each call, or where there is no secret by the certificate that
 * TLS has verified. Whoever is refused is told no more than that this listener is for peers. Used
 * by many threads at once.
 */
public final class PeerAuthenticator implements Authenticator {

  private static final Logger LOG = LoggerFactory.getLogger(PeerAuthenticator.class);

  private final @Nullable PeerVerifier verifier;
  private final MeterRegistry meters;

  /**
   * @param verifier null where client certificates prove who asks
   */
  public PeerAuthenticator(@Nullable PeerVerifier verifier, MeterRegistry meters) {
    this.verifier = verifier;
    this.meters = meters;
  }

  @Override
  public Admission admit(Incoming incoming) {
    return verifier == null ? byCertificate(incoming.certificate()) : verify(verifier, incoming);
  }

  private Admission byCertificate(Optional<String> certificate) {
    return certificate
        .<Admission>map(PeerAuthenticator::peer)
        .orElseGet(() -> refused("no_certificate", Optional.empty()));
  }

  private Admission verify(PeerVerifier by, Incoming incoming) {
    PeerVerdict verdict =
        by.verify(
            new ReceivedCall(incoming.method(), incoming.target(), incoming.allHeaders().get()));
    if (verdict instanceof PeerVerdict.Accepted accepted) {
      return peer(accepted.peer());
    }
    PeerVerdict.Refused no = (PeerVerdict.Refused) verdict;
    return refused(no.reason().name().toLowerCase(Locale.ROOT), no.clock());
  }

  private static Admitted peer(String name) {
    return new Admitted(new Principal(name, Role.PEER));
  }

  private Refused refused(String reason, Optional<String> clock) {
    Counter.builder("tidewatch.peer.calls.refused")
        .description("Calls to the internal listener that were not let in")
        .tag("reason", reason)
        .register(meters)
        .increment();
    LOG.debug("A call to the internal listener was refused: {}", reason);
    Problem problem =
        Problem.of(ProblemType.UNAUTHENTICATED, "This listener is for peers, who sign their calls")
            .header("WWW-Authenticate", "Tidewatch-Peer");
    return new Refused(
        clock.isPresent() ? problem.header(PeerHeaders.CLOCK, clock.get()) : problem);
  }
}
