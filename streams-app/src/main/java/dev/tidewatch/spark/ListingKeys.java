package dev.tidewatch.spark;

import dev.tidewatch.spark.api.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys of the listing of applications, in the store of the inventory. They ascend as the listing
 * goes: latest end first, what runs last, of equal ones the greatest id first. So each byte of the
 * time and of the id is turned around, and the id is written as UTF-16, which is what texts compare
 * by.
 *
 * <pre>
 * spark-inventory  E end application 0    which attempts of it are there
 *                  e                      that each application has such a row
 * </pre>
 */
final class ListingKeys {

  private static final byte ENTRY = 'E';

  private ListingKeys() {}

  /** The row that says that the listing is whole. */
  static byte[] whole() {
    return new byte[] {'e'};
  }

  /** Where the entries lie. */
  static byte[] entries() {
    return new byte[] {ENTRY};
  }

  static boolean isEntry(byte[] key) {
    return key[0] == ENTRY;
  }

  /** Where the entries of this end and of earlier ones lie; negative for those that run. */
  static byte[] from(long endTime) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(ENTRY).putLong(turned(endTime)).array();
  }

  static byte[] entry(Place place) {
    byte[] id = (place.appId() + '\0').getBytes(StandardCharsets.UTF_16BE);
    return ByteBuffer.allocate(1 + Long.BYTES + id.length)
        .put(from(place.endTime()))
        .put(turned(id))
        .array();
  }

  /** Where the application of an entry stands. */
  static Place placeOf(byte[] entry) {
    ByteBuffer key = ByteBuffer.wrap(entry);
    byte[] id = Arrays.copyOfRange(entry, 1 + Long.BYTES, entry.length - Character.BYTES);
    return new Place(turned(key.getLong(1)), new String(turned(id), StandardCharsets.UTF_16BE));
  }

  /** Descending in place of ascending, as unsigned bytes; and back. */
  private static long turned(long time) {
    return time ^ Long.MAX_VALUE;
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = (byte) ~bytes[i];
    }
    return turned;
  }
}
