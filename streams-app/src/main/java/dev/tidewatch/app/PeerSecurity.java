package dev.tidewatch.app;

import dev.tidewatch.cluster.NoPeers;
import dev.tidewatch.cluster.PeerAuthenticator;
import dev.tidewatch.cluster.PeerTrust;
import dev.tidewatch.cluster.SecretTrust;
import dev.tidewatch.cluster.auth.NameResolver;
import dev.tidewatch.cluster.auth.PeerAddresses;
import dev.tidewatch.cluster.auth.PeerSigner;
import dev.tidewatch.cluster.auth.PeerVerifier;
import dev.tidewatch.config.ClusterSettings;
import dev.tidewatch.config.Secret;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.tls.ClientTls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How this instance and its peers know each other, as it is configured.
 *
 * @param tls null for plain HTTP
 */
record PeerSecurity(PeerTrust trust, Authenticator authenticator, @Nullable SSLContext tls) {

  /**
   * @param advertised where peers reach this instance; empty where it works alone
   */
  static PeerSecurity of(
      ClusterSettings settings,
      Optional<String> advertised,
      Parts parts,
      MeterRegistry meters,
      Clock clock) {
    if (advertised.isEmpty()) {
      return new PeerSecurity(new NoPeers(), new PeerAuthenticator(null, meters), null);
    }
    String own = advertised.get();
    PeerAddresses addresses =
        new PeerAddresses(ports(settings, own), settings.networks(), NameResolver.system());
    List<Secret> secrets = settings.secrets();
    PeerSigner signer =
        secrets.isEmpty() ? null : new PeerSigner(secrets.get(0), settings.instance(), clock);
    PeerVerifier verifier =
        secrets.isEmpty() ? null : new PeerVerifier(secrets, own, PeerVerifier.WINDOW, clock);
    SSLContext tls =
        settings
            .listener()
            .tls()
            .map(files -> parts.add(ClientTls.watching(files)).context())
            .orElse(null);
    return new PeerSecurity(
        new SecretTrust(addresses, signer, tls != null, meters),
        new PeerAuthenticator(verifier, meters),
        tls);
  }

  private static Set<Integer> ports(ClusterSettings settings, String own) {
    return settings.ports().isEmpty()
        ? Set.of(Integer.parseInt(own.substring(own.lastIndexOf(':') + 1)))
        : settings.ports();
  }
}
