package dev.tidewatch.cluster.auth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * The bytes that a signature is made over: every part as a netstring ({@code length:text,}), in a
 * fixed order, a tag first that says what is signed and in which version of the form. No two calls
 * have the same bytes, since the length says where a part ends, whatever it contains; and no call
 * has the bytes of a clock.
 *
 * <p>Whoever changes the form changes the tag, or instances of two versions refuse each other with
 * no word of why.
 */
final class CanonicalForm {

  private static final String CALL = "tidewatch-peer-call-1";
  private static final String CLOCK = "tidewatch-peer-clock-1";

  private final StringBuilder text = new StringBuilder(384);

  private CanonicalForm() {}

  /** All texts must be such as {@link SignedText} allows. */
  static byte[] ofCall(
      Stamp stamp, String method, String pathAndQuery, SortedMap<String, String> headers) {
    CanonicalForm form =
        new CanonicalForm()
            .add(CALL)
            .add(stamp.peer())
            .add(stamp.target())
            .add(stamp.session())
            .add(Long.toString(stamp.sequence()))
            .add(Long.toString(stamp.time()))
            .add(method)
            .add(pathAndQuery);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      form.add(header.getKey()).add(header.getValue());
    }
    return form.bytes();
  }

  /** The verifier's clock, in answer to the call with that signature and to no other. */
  static byte[] ofClock(String signature, String milliseconds) {
    return new CanonicalForm().add(CLOCK).add(signature).add(milliseconds).bytes();
  }

  private CanonicalForm add(String part) {
    text.append(part.length()).append(':').append(part).append(',');
    return this;
  }

  private byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
