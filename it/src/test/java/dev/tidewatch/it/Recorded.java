package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What keeping answers of a History Server as {@code samples/make-expectations} does changes. */
final class Recorded {

  /**
   * Of an RDD, Spark keeps the free memory of its executors as it was when a block was updated
   * last, and does not look again when other RDDs are unpersisted. Tidewatch tells what is free.
   */
  static final Pattern STALE_IN_SPARK =
      Pattern.compile("(" + JsonDifferences.LAST_UPDATED + ")|.*[mM]emoryRemaining");

  private Recorded() {}

  static JsonNode read(Path file) {
    JsonNode recorded = Oracle.json(file);
    recorded.findValues("partitions").forEach(Recorded::sortByBlock);
    return recorded;
  }

  /** Spark lists an RDD's partitions as they were first stored, Tidewatch by their numbers. */
  private static void sortByBlock(JsonNode partitions) {
    List<JsonNode> sorted = new ArrayList<>();
    partitions.forEach(sorted::add);
    sorted.sort(Comparator.comparing(partition -> partition.path("blockName").asText()));
    ((ArrayNode) partitions).removeAll().addAll(sorted);
  }

  /** The answer as the recorder would have written it. */
  static JsonNode as(JsonNode expected, JsonNode answer) {
    if (answer instanceof ObjectNode object && !expected.has("hadoopProperties")) {
      // Left out of environments: Hadoop's thousand defaults.
      object.remove("hadoopProperties");
    }
    wholeNumbers(answer);
    return answer;
  }

  /** The recorder's jq writes 1.0 as 1. */
  private static void wholeNumbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                JsonNode value = field.getValue();
                if (value.isDouble() && value.asDouble() == value.asInt()) {
                  field.setValue(IntNode.valueOf(value.asInt()));
                }
              });
    }
    node.forEach(Recorded::wholeNumbers);
  }
}
