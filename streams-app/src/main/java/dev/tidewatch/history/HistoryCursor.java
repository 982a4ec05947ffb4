package dev.tidewatch.history;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page ended, as a row of the table. Rows are found by their keys, so a cursor is good for
 * as long as the table is, whatever is written meanwhile.
 *
 * @param row its key
 * @param included whether the next page begins with that row, not after it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record HistoryCursor(byte[] row, boolean included) {

  private static final byte AT = 'a';
  private static final byte AFTER = 'n';

  /** For callers, who need not know what it is. */
  String text() {
    byte[] bytes = Arrays.copyOf(row, row.length + 1);
    bytes[row.length] = included ? AT : AFTER;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The cursor of a text; empty where it is none that {@link #text} has given. */
  static Optional<HistoryCursor> of(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    byte kind = bytes.length < 2 ? 0 : bytes[bytes.length - 1];
    return kind == AT || kind == AFTER
        ? Optional.of(new HistoryCursor(Arrays.copyOf(bytes, bytes.length - 1), kind == AT))
        : Optional.empty();
  }
}
