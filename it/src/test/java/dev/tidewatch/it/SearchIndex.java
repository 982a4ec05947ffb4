package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;

/** Asks an index of a search node, as any client would. */
record SearchIndex(URI node, String name) {

  /** Of one page, more than any test writes. */
  private static final int ALL = 10_000;

  /** The documents by their ids; none while the index or the node is not there. */
  Map<String, JsonNode> documents() {
    JsonNode answer = search("{\"size\":%d}".formatted(ALL));
    Map<String, JsonNode> documents = new TreeMap<>();
    answer
        .path("hits")
        .path("hits")
        .forEach(hit -> documents.put(hit.path("_id").asText(), hit.path("_source")));
    assertThat(answer.path("hits").path("total").path("value").asLong(documents.size()))
        .as("documents that are not on the page")
        .isEqualTo(documents.size());
    return documents;
  }

  /** How many documents a query finds. */
  long found(String query) {
    return search("{\"size\":0,\"track_total_hits\":true,\"query\":%s}".formatted(query))
        .path("hits")
        .path("total")
        .path("value")
        .asLong(-1);
  }

  /** For each value of a field, how many different ones of another there are. */
  Map<String, Long> distinct(String field, String of) {
    JsonNode answer =
        search(
            """
            {"size":0,"aggs":{"by":{"terms":{"field":"%s","size":1000},
            "aggs":{"of":{"cardinality":{"field":"%s"}}}}}}
            """
                .formatted(field, of));
    Map<String, Long> counts = new TreeMap<>();
    answer
        .path("aggregations")
        .path("by")
        .path("buckets")
        .forEach(
            bucket ->
                counts.put(bucket.path("key").asText(), bucket.path("of").path("value").asLong()));
    return counts;
  }

  /** What a search answers; of everything that was written before. */
  JsonNode search(String body) {
    Api api = new Api(node);
    api.send("POST", "/" + name + "/_refresh");
    String source = URLEncoder.encode(body, UTF_8);
    return api.get(
            "/%s/_search?source_content_type=application/json&source=%s".formatted(name, source))
        .json();
  }

  /** The type of a field. */
  String type(String field) {
    return new Api(node)
        .get("/" + name + "/_mapping")
        .json()
        .path(name)
        .path("mappings")
        .path("properties")
        .path(field)
        .path("type")
        .asText();
  }
}
