package dev.tidewatch.http;

import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Admission.Refused;
import dev.tidewatch.tls.CertificateName;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which requests come in: by who asks, what the route that was matched needs, and how often
 * the principal asked lately. Used by many threads.
 */
final class Gate {

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Authenticator authenticator;
  private final RateLimits rates;

  Gate(Authenticator authenticator, RateLimits rates) {
    this.authenticator = authenticator;
    this.rates = rates;
  }

  /** Who asks, or why not. Routes that are always answered do not count as requests of anybody. */
  Admission admit(HttpServletRequest http, Route route) {
    return admit(http, route.needs(), !route.always());
  }

  /** The same for what no route takes: strangers are not told that. */
  Admission admitUnrouted(HttpServletRequest http) {
    return admit(http, Role.VIEWER, true);
  }

  /** Whether a principal that was admitted would be so again: for answers that last. */
  boolean stillValid(Principal principal) {
    return authenticator.stillValid(principal);
  }

  private Admission admit(HttpServletRequest http, Role needed, boolean counted) {
    Admission admission = authenticator.admit(incoming(http));
    if (!(admission instanceof Admitted admitted)) {
      return needed == Role.NOBODY ? new Admitted(Principal.NOBODY) : admission;
    }
    Principal principal = admitted.principal();
    if (!principal.role().includes(needed)) {
      return new Refused(Problems.forbidden(needed));
    }
    return counted
        ? rates
            .refuse(principal.name(), System.nanoTime())
            .<Admission>map(wait -> new Refused(Problems.tooFast(wait)))
            .orElse(admission)
        : admission;
  }

  private static Incoming incoming(HttpServletRequest http) {
    String query = http.getQueryString();
    String path = http.getRequestURI();
    return new Incoming(
        http.getMethod(),
        query == null ? path : path + "?" + query,
        http::getHeader,
        () -> headers(http),
        certificate(http));
  }

  private static Map<String, List<String>> headers(HttpServletRequest http) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(http.getHeaderNames())) {
      all.put(name, Collections.list(http.getHeaders(name)));
    }
    return all;
  }

  private static Optional<String> certificate(HttpServletRequest http) {
    return http.isSecure()
            && http.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
            && chain.length > 0
        ? Optional.of(CertificateName.of(chain[0]))
        : Optional.empty();
  }
}
