package dev.tidewatch.cluster;

import dev.tidewatch.cluster.auth.PeerAddress;
import dev.tidewatch.cluster.auth.PeerAddresses;
import dev.tidewatch.cluster.auth.PeerCall;
import dev.tidewatch.cluster.auth.PeerHeaders;
import dev.tidewatch.cluster.auth.PeerSigner;
import dev.tidewatch.cluster.auth.SignedCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to addresses where peers can be, and signs calls where there is a shared secret. Safe
 * for use by any thread.
 *
 * <p>An address is resolved and checked when it is first called, which the lag board does, and then
 * again about every half minute.
 */
public final class SecretTrust implements PeerTrust {

  private static final Logger LOG = LoggerFactory.getLogger(SecretTrust.class);
  private static final long CHECK_AGAIN = Duration.ofSeconds(30).toNanos();

  /** More addresses than a group has members: what was left of former ones is forgotten. */
  private static final int MOST_ADDRESSES = 1_000;

  private final PeerAddresses addresses;
  private final @Nullable PeerSigner signer;
  private final UnaryOperator<PeerAddress.Allowed> named;
  private final Counter refused;
  private final Map<String, Checked> checked = new ConcurrentHashMap<>();

  private record Checked(PeerAddress address, long at) {}

  /**
   * @param signer null where client certificates prove who asks
   * @param byName whether to connect to the name instead of the address that was checked: with TLS,
   *     where the certificate proves who answers
   */
  public SecretTrust(
      PeerAddresses addresses, @Nullable PeerSigner signer, boolean byName, MeterRegistry meters) {
    this.addresses = addresses;
    this.signer = signer;
    this.named =
        byName
            ? allowed -> new PeerAddress.Allowed(allowed.authority(), allowed.authority())
            : allowed -> allowed;
    this.refused =
        Counter.builder("tidewatch.peer.addresses.refused")
            .description("Calls that were not made, for the address is none to connect to")
            .register(meters);
  }

  @Override
  public Call call(
      String address, String method, String target, SortedMap<String, String> headers) {
    PeerAddress found = check(address);
    if (found instanceof PeerAddress.Refused no) {
      refused.increment();
      throw new RefusedException(no.reason());
    }
    PeerAddress.Allowed allowed = named.apply((PeerAddress.Allowed) found);
    Map<String, String> all = new HashMap<>(headers);
    SignedCall signed = null;
    if (signer != null) {
      SortedMap<String, String> lower = new TreeMap<>();
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
      signed = signer.sign(new PeerCall(method, address, target, lower));
      all.putAll(signed.headers());
    }
    return new Call(allowed.literal(), all, signed);
  }

  private PeerAddress check(String address) {
    Checked known = checked.get(address);
    long now = System.nanoTime();
    if (known != null && now - known.at() < CHECK_AGAIN) {
      return known.address();
    }
    PeerAddress found = addresses.check(address);
    if (found instanceof PeerAddress.Refused no
        && (known == null || !known.address().equals(found))) {
      LOG.error("A member of the group is not connected to: {}", no.reason());
    }
    if (checked.size() >= MOST_ADDRESSES) {
      checked.clear();
    }
    checked.put(address, new Checked(found, now));
    return found;
  }

  @Override
  public void refusedBy(String address, Call call, HttpHeaders response) {
    String clock = response.firstValue(PeerHeaders.CLOCK).orElse("");
    SignedCall signed = call.signed();
    if (signer != null && signed != null && !clock.isEmpty()) {
      boolean genuine = signer.learn(signed, clock);
      LOG.debug("{} told its clock; genuine: {}", address, genuine);
    }
  }

  @Override
  public void unreachable(String address) {
    checked.remove(address);
  }
}
