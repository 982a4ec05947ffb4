package dev.tidewatch.connect.hbase;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.errors.DataException;

/**
 * Makes the keys of rows from fields: {@code salt | text 0 | number | … | text}. With the fields
 * user, reversed start time and application id it is the key that HBASE_ROWKEY and the history of
 * the API build.
 *
 * @param salts how many different first bytes; 0 for no such byte
 */
record RowKey(List<Part> parts, int salts) {

  /** HBase refuses longer ones. */
  private static final int MAX_BYTES = Short.MAX_VALUE;

  /** One field; {@code reversed} for numbers of which the largest come first. */
  record Part(String field, boolean reversed) {}

  RowKey {
    parts = List.copyOf(parts);
  }

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static List<Part> parse(List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a key of no fields");
    }
    List<Part> parts = new ArrayList<>();
    for (String text : texts) {
      boolean reversed = text.startsWith("-");
      String field = reversed ? text.substring(1) : text;
      if (field.isEmpty()) {
        throw new IllegalArgumentException("a field without a name");
      }
      parts.add(new Part(field, reversed));
    }
    return parts;
  }

  /**
   * The key of a record; empty where it lacks one of the fields.
   *
   * @throws DataException when a field is of a kind that makes no key
   */
  Optional<byte[]> of(Map<String, Object> fields) {
    ByteArrayOutputStream key = new ByteArrayOutputStream(64);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Object value = fields.get(part.field());
      if (value == null) {
        return Optional.empty();
      }
      byte[] bytes = bytes(part, value);
      if (i == 0 && salts > 0) {
        key.write(Utils.toPositive(Utils.murmur2(bytes)) % salts);
      }
      key.writeBytes(bytes);
      if (value instanceof String && i < parts.size() - 1) {
        key.write(0);
      }
    }
    if (key.size() > MAX_BYTES) {
      throw new DataException(
          "the row's key has " + key.size() + " bytes; HBase takes " + MAX_BYTES);
    }
    return Optional.of(key.toByteArray());
  }

  private static byte[] bytes(Part part, Object value) {
    if (value instanceof String text && !part.reversed()) {
      return text.getBytes(UTF_8);
    }
    if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (number >= 0 || part.reversed()) {
        long written = part.reversed() ? Long.MAX_VALUE - Math.max(number, 0) : number;
        return ByteBuffer.allocate(Long.BYTES).putLong(written).array();
      }
    }
    throw new DataException(
        "the field "
            + part.field()
            + " of the row's key is "
            + (part.reversed() ? "no whole number" : "neither a text nor a whole number from 0"));
  }
}
