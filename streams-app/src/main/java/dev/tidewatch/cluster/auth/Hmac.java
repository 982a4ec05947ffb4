package dev.tidewatch.cluster.auth;

import dev.tidewatch.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) with one key, as base64url without padding. Thread-safe: each thread keeps
 * a {@link Mac} of its own, since making one costs more than using it.
 */
final class Hmac {

  private static final String ALGORITHM = "HmacSHA256";

  /** 32 bytes in base64url. */
  static final int LENGTH = 43;

  private final ThreadLocal<Mac> macs;

  Hmac(Secret secret) {
    var key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.macs = ThreadLocal.withInitial(() -> mac(key));
  }

  String sign(byte[] message) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(macs.get().doFinal(message));
  }

  /**
   * Whether the signature is that of the message; how long that takes tells nothing of where they
   * differ. The texts are compared, not what they decode to: several texts decode to the same
   * bytes.
   */
  boolean matches(byte[] message, String signature) {
    return MessageDigest.isEqual(bytes(sign(message)), bytes(signature));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
