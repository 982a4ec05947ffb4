package dev.tidewatch.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a record that Tidewatch has sent again carries. A dead letter that has it has failed again.
 *
 * @param id of the redrive; null where there is none
 * @param count how often the record was sent again; null where it never was, or where the header is
 *     no decimal number of 1 or more
 */
record RedriveHeaders(@Nullable String id, @Nullable Integer count) {

  static final String ID = "tidewatch.redrive.id";
  static final String COUNT = "tidewatch.redrive.count";

  private static final int MOST = 128;

  static RedriveHeaders of(Headers headers) {
    return new RedriveHeaders(text(headers, ID), number(text(headers, COUNT)));
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
