package dev.tidewatch.core.deadletter.decode;

import dev.tidewatch.core.redact.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of dead-letter topics. A record can have headers of several formats, when it
 * failed more than once on its way: the format of the header that was appended last counts.
 *
 * <p>Immutable, safe for any number of threads. Nothing in a record makes it throw; time is linear
 * in the size of the headers, and memory is bounded by {@link Limits}.
 */
public final class Decoders {

  /** A new format is one more entry here. */
  private static final List<FormatDecoder> KNOWN =
      List.of(
          new ConnectDecoder(),
          new StreamsDecoder(),
          new SpringDecoder(SpringNames.RECOVERER),
          new SpringDecoder(SpringNames.RETRYABLE_TOPIC));

  private static final FormatDecoder UNKNOWN = new UnknownDecoder();

  private final Redaction redaction;

  /**
   * @param redaction what is done to messages and stack traces before they are kept
   */
  public Decoders(Redaction redaction) {
    this.redaction = redaction;
  }

  /** What the headers say; of {@link Format#UNKNOWN} where no decoder knows them. */
  public DeadLetter decode(ReceivedRecord received) {
    HeaderReader headers = new HeaderReader(received.headers(), redaction);
    FormatDecoder decoder = UNKNOWN;
    int last = -1;
    for (FormatDecoder candidate : KNOWN) {
      int position = headers.lastOf(candidate::knows);
      if (position > last) {
        last = position;
        decoder = candidate;
      }
    }
    return decoder.decode(received, headers);
  }

  /** Whether a header of that name was added when a record failed, and not before. */
  public static boolean tellsOfFailure(String headerName) {
    return headerName.equals(SpringNames.CONSUMER_GROUP)
        || KNOWN.stream().anyMatch(decoder -> decoder.knows(headerName));
  }

  /** The timestamp that Connect and Streams copy from the record that failed. */
  static @Nullable Long timestampOf(ReceivedRecord received) {
    return received.timestamp() < 0 ? null : received.timestamp();
  }
}
