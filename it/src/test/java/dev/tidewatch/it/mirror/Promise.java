package dev.tidewatch.it.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a verdict promised, and of which moment.
 *
 * @param committed offsets on the source that the group had committed by then, at least
 * @param starts where the group is to go on, by partition
 */
record Promise(
    String group,
    String topic,
    long asOf,
    long loses,
    boolean losesExactly,
    long rereads,
    boolean rereadsExactly,
    String verdict,
    Map<Integer, Long> committed,
    Map<Integer, Long> starts) {

  static Promise of(JsonNode verdict, String topic, Map<Integer, Long> committed) {
    Map<Integer, Long> starts = new HashMap<>();
    for (JsonNode partition : verdict.get("partitions")) {
      if (partition.has("startOffset")) {
        starts.put(partition.get("partition").asInt(), partition.get("startOffset").asLong());
      }
    }
    return new Promise(
        verdict.get("group").asText(),
        topic,
        Instant.parse(verdict.get("asOf").asText()).toEpochMilli(),
        verdict.at("/loses/records").asLong(Long.MAX_VALUE),
        verdict.at("/loses/exact").asBoolean(),
        verdict.at("/rereads/records").asLong(Long.MAX_VALUE),
        verdict.at("/rereads/exact").asBoolean(),
        verdict.get("verdict").asText(),
        Map.copyOf(committed),
        starts);
  }
}
