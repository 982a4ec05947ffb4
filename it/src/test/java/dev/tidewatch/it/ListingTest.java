package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of applications, which come from an index, hold what the whole list holds. */
@ExtendWith(SharedKafka.class)
class ListingTest {

  private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

  @Test
  void pagesHoldWhatTheListHoldsWhoeverAnswersAndWhoeverTakesOver(TestCluster cluster) {
    Deployment deployment = cluster.deployment("paged");
    try (Fleet fleet = new Fleet(deployment, 2)) {
      // given
      deployment.ingest(Samples.logs());
      fleet.api(0).awaitCaughtUp();
      fleet.api(1).awaitCaughtUp();

      // when, then
      awaitIndex(fleet.api(0), deployment, 0);
      assertPages(fleet.api(0));
      assertPages(fleet.api(1));

      // and when one goes, and the other one takes its partitions over
      int before = indexed(deployment);
      fleet.stop(0);
      Api left = fleet.api(1);
      left.await("all partitions", () -> left.get(active("/api/v1/applications")).status() == 200);
      assertPages(left);

      // then
      awaitIndex(left, deployment, before);
      assertPages(left);
    }
    // and when an instance begins with nothing but the changelogs
    int before = indexed(deployment);
    try (RunningInstance restored = deployment.start(deployment.state("anew"))) {
      Api api = restored.api();
      api.awaitCaughtUp();
      assertPages(api);
      awaitIndex(api, deployment, before);
      assertPages(api);
    }
  }

  private static void assertPages(Api api) {
    for (String filter :
        List.of("", "&status=running", "&status=completed", "&minDate=2026-11-23")) {
      List<JsonNode> all = new ArrayList<>();
      api.json("applications?limit=100000" + filter).forEach(all::add);
      assertThat(all).as(filter).isNotEmpty();
      for (int limit : new int[] {1, 3, 100}) {
        assertThat(pages(api, limit, filter)).as("%s by %s", filter, limit).isEqualTo(all);
      }
    }
  }

  private static List<JsonNode> pages(Api api, int limit, String filter) {
    List<JsonNode> found = new ArrayList<>();
    String path = "/api/v1/applications?limit=" + limit + filter;
    while (!path.isEmpty()) {
      HttpAnswer page = api.get(path);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().forEach(found::add);
      Matcher next = NEXT.matcher(page.header("Link"));
      path = next.find() ? next.group(1) : "";
    }
    return found;
  }

  private static String active(String path) {
    return path + "?consistency=active";
  }

  /** Until each partition says that its index is whole, and one has said so since. */
  private static void awaitIndex(Api api, Deployment deployment, int before) {
    api.await(
        "the index of all partitions",
        () -> {
          Map<Integer, Boolean> whole = new TreeMap<>();
          marks(deployment).forEach(mark -> whole.put(mark.partition(), mark.value() != null));
          return whole.size() == Deployment.PARTITIONS
              && !whole.containsValue(false)
              && indexed(deployment) > before;
        });
  }

  private static int indexed(Deployment deployment) {
    return marks(deployment).size();
  }

  private static List<ConsumerRecord<byte[], byte[]>> marks(Deployment deployment) {
    return Records.of(deployment, deployment.name() + "-spark-inventory-changelog").all().stream()
        .filter(record -> new String(record.key(), StandardCharsets.ISO_8859_1).equals("e"))
        .toList();
  }
}
