package dev.tidewatch.cluster.auth;

import java.util.OptionalLong;

/** The header by which a verifier tells a caller its clock. */
final class PeerClock {

  private PeerClock() {}

  /** The clock as the value of a header, in answer to the call with that signature. */
  static String write(Hmac key, String signature, long milliseconds) {
    String time = Long.toString(milliseconds);
    return time + ";" + key.sign(CanonicalForm.ofClock(signature, time));
  }

  /** The clock, if the header was written by {@link #write} for that very call. */
  static OptionalLong read(Hmac key, String signature, String header) {
    int end = header.indexOf(';');
    if (end < 0 || header.length() - end - 1 != Hmac.LENGTH) {
      return OptionalLong.empty();
    }
    String time = header.substring(0, end);
    return Stamp.isTime(time)
            && key.matches(CanonicalForm.ofClock(signature, time), header.substring(end + 1))
        ? OptionalLong.of(Long.parseLong(time))
        : OptionalLong.empty();
  }
}
