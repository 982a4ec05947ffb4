package dev.tidewatch.cluster.auth;

import java.util.Map;

/**
 * A call that has been signed and can be sent once. To try again, sign again.
 *
 * @param target the {@code host:port} it was signed for
 * @param headers what to send with it, beside the headers of the {@link PeerCall}
 * @param offset milliseconds that the target's clock was taken to be ahead
 */
public record SignedCall(String target, Map<String, String> headers, long offset) {

  String signature() {
    return headers.getOrDefault(PeerHeaders.SIGNATURE, "");
  }
}
