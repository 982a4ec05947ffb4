package dev.tidewatch.deadletter.headers;

import dev.tidewatch.core.deadletter.decode.Decoders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a record that Tidewatch has sent again carries. A dead letter that has it has failed again.
 *
 * @param id of the redrive; null where there is none
 * @param count how often the record was sent again; null where it never was, or where the header is
 *     no decimal number of 1 or more
 */
public record RedriveHeaders(@Nullable String id, @Nullable Integer count) {

  public static final String ID = "tidewatch.redrive.id";
  public static final String COUNT = "tidewatch.redrive.count";

  private static final int MOST = 128;

  /** Those of a record. */
  public static RedriveHeaders of(Headers headers) {
    return new RedriveHeaders(text(headers, ID), number(text(headers, COUNT)));
  }

  /** The headers that a dead letter had before it failed, and those of a redrive. */
  public static Headers forNextTime(Headers failed, String redrive) {
    Integer before = of(failed).count();
    Headers headers = new RecordHeaders();
    for (Header header : failed) {
      boolean ours = header.key().equals(ID) || header.key().equals(COUNT);
      if (!ours && !Decoders.tellsOfFailure(header.key())) {
        headers.add(header);
      }
    }
    int count = before == null ? 1 : Math.max(before + 1, before);
    return headers
        .add(ID, redrive.getBytes(StandardCharsets.UTF_8))
        .add(COUNT, Integer.toString(count).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null || header.value().length > MOST) {
      return null;
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable Integer number(@Nullable String text) {
    try {
      int number = text == null ? 0 : Integer.parseInt(text);
      return number > 0 ? number : null;
    } catch (NumberFormatException notOurs) {
      return null;
    }
  }
}
