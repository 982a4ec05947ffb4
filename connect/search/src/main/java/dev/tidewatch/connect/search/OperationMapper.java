package dev.tidewatch.connect.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.connect.common.RecordFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of records. The version of a document is its record's timestamp, so that a
 * record which is written again changes nothing, and an older one never covers a newer one.
 *
 * @param entries fields that hold a map and become {@code key=value} each
 * @param deletes whether tombstones delete
 */
record OperationMapper(Set<String> entries, boolean deletes) {

  /** Of OpenSearch, which refuses the whole request for one that is longer. */
  private static final int MAX_ID_BYTES = 512;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The operation of a record; empty for a tombstone that is ignored.
   *
   * @throws DataException when no document can be made of it, ever
   */
  Optional<Operation> of(SinkRecord record) {
    if (record.value() == null && !deletes) {
      return Optional.empty();
    }
    String id = id(record.key());
    Long time = record.timestamp();
    if (time == null || time < 0) {
      throw new DataException("the record has no timestamp, so nothing tells which is the newest");
    }
    String json = record.value() == null ? null : json(RecordFields.of(record.value()));
    return Optional.of(new Operation(record, id, time, json));
  }

  private static String id(@Nullable Object key) {
    if (key == null) {
      throw new DataException("the record has no key, which is what a document is known by");
    }
    String id = text(key);
    int bytes = id.getBytes(UTF_8).length;
    if (bytes == 0 || bytes > MAX_ID_BYTES) {
      throw new DataException(
          "the key has %d bytes; a document's id has 1 to %d".formatted(bytes, MAX_ID_BYTES));
    }
    return id;
  }

  private static String text(Object key) {
    if (key instanceof byte[] bytes) {
      try {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new DataException("the key is no text: set key.converter to what the topic holds", e);
      }
    }
    if (key instanceof CharSequence
        || key instanceof Number
        || key instanceof Boolean
        || key instanceof UUID) {
      return key.toString();
    }
    throw new DataException(
        "the key is a "
            + key.getClass().getSimpleName()
            + " and no text: set key.converter to what the topic holds"
            + " (org.apache.kafka.connect.storage.StringConverter)");
  }

  private String json(Map<String, Object> fields) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            document.put(name, entries.contains(name) ? entries(name, value) : plain(value)));
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new DataException("the record can't be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static List<String> entries(String name, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new DataException("the field " + name + " is no map: see entries");
    }
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .toList();
  }

  /** Without Connect's own types, which may be anywhere in a list. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Collection<?> many) {
      List<@Nullable Object> all = new ArrayList<>();
      many.forEach(one -> all.add(plain(one)));
      return all;
    }
    if (value instanceof Struct || value instanceof Map<?, ?>) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      RecordFields.of(value).forEach((name, one) -> all.put(name, plain(one)));
      return all;
    }
    return value;
  }
}
