package dev.tidewatch.bench.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Compares what the API says of an application with what was written of it. */
final class Rows {

  private static final Set<String> TIMES = Set.of("startTime", "endTime");

  private Rows() {}

  static boolean areEqual(Map<String, Object> written, JsonNode read) {
    return written.entrySet().stream()
        .allMatch(field -> isEqual(field.getKey(), field.getValue(), read.get(field.getKey())));
  }

  private static boolean isEqual(String name, Object written, JsonNode read) {
    if (written == null || read == null) {
      return written == null && read == null;
    }
    if (TIMES.contains(name)) {
      return Instant.parse(read.asText()).toEpochMilli() == ((Number) written).longValue();
    }
    if (written instanceof Map<?, ?> map) {
      return map.size() == read.size()
          && map.entrySet().stream()
              .allMatch(
                  each ->
                      String.valueOf(each.getValue())
                          .equals(read.path(String.valueOf(each.getKey())).textValue()));
    }
    return read.asText().equals(String.valueOf(written));
  }
}
