package dev.tidewatch.it.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a verdict promised, and of which moment.
 *
 * @param loses at most so many records; a very large number where that is not known
 * @param seconds how old the oldest of these is; a very large number where that is not measured
 * @param rereads the same as {@code loses}
 * @param codes of its reasons
 * @param committed offsets on the source that the group had committed by then, at least
 * @param written ends of the partitions of the source, of what was acknowledged by then, at least
 * @param starts where the group is to go on, by partition
 * @param partitions what was said of each
 */
record Promise(
    String by,
    String group,
    String topic,
    long asOf,
    long loses,
    boolean losesExactly,
    double seconds,
    long rereads,
    boolean rereadsExactly,
    String verdict,
    Set<String> codes,
    Map<Integer, Long> committed,
    Map<Integer, Long> written,
    Map<Integer, Long> starts,
    Map<Integer, JsonNode> partitions) {

  static final long UNKNOWN = Long.MAX_VALUE;

  static Promise of(String by, JsonNode verdict, Shop shop) {
    String group = verdict.get("group").asText();
    String topic = shop.topicOf(group);
    long asOf = Instant.parse(verdict.get("asOf").asText()).toEpochMilli();
    Map<Integer, Long> starts = new HashMap<>();
    Map<Integer, JsonNode> partitions = new TreeMap<>();
    for (JsonNode partition : verdict.get("partitions")) {
      if (partition.get("topic").asText().equals("A." + topic)) {
        partitions.put(partition.get("partition").asInt(), partition);
        if (partition.has("startOffset")) {
          starts.put(partition.get("partition").asInt(), partition.get("startOffset").asLong());
        }
      }
    }
    Map<Integer, Long> written = new HashMap<>();
    for (int partition = 0; partition < Shop.PARTITIONS; partition++) {
      written.put(partition, shop.written(topic, partition, asOf));
    }
    boolean measured = verdict.at("/loses/secondsBasis").asText().contains("oldest record");
    return new Promise(
        by,
        group,
        topic,
        asOf,
        verdict.at("/loses/records").asLong(UNKNOWN),
        verdict.at("/loses/exact").asBoolean(),
        measured ? verdict.at("/loses/seconds").asDouble() : Double.MAX_VALUE,
        verdict.at("/rereads/records").asLong(UNKNOWN),
        verdict.at("/rereads/exact").asBoolean(),
        verdict.get("verdict").asText(),
        Set.copyOf(verdict.get("reasons").findValuesAsText("code")),
        Map.copyOf(shop.committed(group, asOf)),
        written,
        starts,
        partitions);
  }

  /** Whether it names a number of records to be read again. */
  boolean bounds() {
    return rereads != UNKNOWN;
  }

  /** What was said of one partition; very large where nothing was. */
  long of(String what, int partition) {
    JsonNode said = partitions.get(partition);
    return said == null ? UNKNOWN : said.path(what).asLong(UNKNOWN);
  }
}
