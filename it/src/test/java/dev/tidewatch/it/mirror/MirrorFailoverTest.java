package dev.tidewatch.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.Instance;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.mirror.DedicatedMirrorMaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Groups that really move from A to B, where Tidewatch says and when it says so. Two of them are
 * asked: one that may ask the source too, and one that knows the target alone. Ordered by what it
 * leaves behind.
 */
@TestMethodOrder(OrderAnnotation.class)
class MirrorFailoverTest {

  private static final int MOMENTS = 22;
  private static final int FEWER = 8;
  private static final Random RANDOM = new Random(17);

  private static Pair pair;
  private static ConnectRest connect;
  private static Instance both;
  private static Instance alone;
  private static Shop shop;

  @BeforeAll
  static void start() throws Exception {
    pair = Pair.start();
    shop = new Shop(pair, "orders", "payments");
    alone = pair.tidewatch("alone");
    both = pair.tidewatch("both", pair.access());
    shop.open();
    connect = pair.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    shop.close();
    pair.close();
  }

  /** Moves a group again and again: one that is chosen by chance, at moments that are, too. */
  private static List<Moved> move(
      String by, Instance instance, int moments, Predicate<List<Moved>> enough) {
    List<Moved> moved = new ArrayList<>();
    await()
        .atMost(Pair.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval((count, before) -> Duration.ofMillis(RANDOM.nextInt(150)))
        .until(
            () -> {
              String group = shop.groups().get(RANDOM.nextInt(shop.groups().size()));
              JsonNode said = Pair.json(instance, "flows/A/B/groups?group=" + group);
              for (JsonNode verdict : said.path("items")) {
                moved.add(Moved.to(pair.target(), Promise.of(by, verdict, shop)));
              }
              return bounding(moved) >= moments && enough.test(moved);
            });
    return moved;
  }

  private static long bounding(List<Moved> moved) {
    return moved.stream().filter(each -> each.promise().bounds()).count();
  }

  /** Of a busy machine it takes more moments until records could be looked at in time. */
  private static boolean isExactOnce(List<Moved> moved) {
    return moved.stream().anyMatch(each -> each.promise().losesExactly());
  }

  private static Truth truth() {
    return new Truth(pair, List.of("orders", "payments"));
  }

  /** Under load, from right after the start of link and groups on, and of Tidewatch itself. */
  @Test
  @Order(1)
  void noGroupLosesOrReadsAgainMoreThanWasPromised() throws Exception {
    // when
    List<Moved> withBoth = move("who asks both", both, MOMENTS, MirrorFailoverTest::isExactOnce);
    List<Moved> withTarget = move("who knows the target", alone, FEWER, moved -> true);
    List<Moved> atStart;
    try (Instance fresh = pair.tidewatch("fresh")) {
      atStart = move("who has just started", fresh, FEWER, moved -> true);
    }
    shop.shut();

    // then
    Truth truth = truth();
    Kept.assertKept(withBoth, truth);
    Kept.assertKept(withTarget, truth);
    Kept.assertKept(atStart, truth);
    assertThat(withTarget).extracting(each -> each.promise().loses()).containsOnly(Promise.UNKNOWN);
  }

  /** With nothing going on any more nothing is lost, and what is said to be exact is the truth. */
  @Test
  @Order(2)
  void inQuietWhatIsSaidToBeExactIsTheTruth() throws Exception {
    await()
        .atMost(Pair.PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> areAll(both, MirrorFailoverTest::isSettled));
    List<Moved> moved = new ArrayList<>();
    await("exact")
        .atMost(Pair.PATIENCE)
        .until(
            () -> {
              for (String group : shop.groups()) {
                // Alone, so that the time for one question is enough to look at its records.
                JsonNode one = verdict(both, group);
                moved.add(Moved.to(pair.target(), Promise.of("who asks both", one, shop)));
              }
              return moved.stream().anyMatch(each -> each.promise().rereadsExactly());
            });
    Truth truth = truth();
    Kept.assertKept(moved, truth);
    for (Moved each : moved) {
      if (each.promise().rereadsExactly()) {
        long again = truth.of(each).stream().mapToLong(Truth.Outcome::reread).sum();
        assertThat(again).as("%s", each.promise()).isEqualTo(each.promise().rereads());
      }
    }
  }

  /** Whether an instance has a verdict of each group, and all are so. */
  private static boolean areAll(Instance instance, Predicate<JsonNode> so) {
    JsonNode items = verdicts(instance);
    return items.size() == shop.groups().size()
        && StreamSupport.stream(items.spliterator(), false).allMatch(so);
  }

  private static JsonNode verdicts(Instance instance) {
    return Pair.json(instance, "flows/A/B/groups?limit=50").path("items");
  }

  private static boolean isSettled(JsonNode verdict) {
    return verdict.at("/loses/records").asLong(-1) == 0 && verdict.at("/loses/exact").asBoolean();
  }

  @Test
  @Order(3)
  void withoutAccessToTheSourceNumbersAreBoundsAndSaySo() throws Exception {
    JsonNode verdicts =
        await()
            .atMost(Pair.PATIENCE)
            .until(() -> verdicts(alone), items -> items.size() == shop.groups().size());
    for (JsonNode verdict : verdicts) {
      assertThat(verdict.at("/loses/records").isMissingNode()).isTrue();
      assertThat(verdict.at("/loses/basis").asText())
          .contains("mirror.clusters.A.bootstrap.servers");
      assertThat(verdict.at("/rereads/records").isNumber()).isTrue();
      assertThat(verdict.at("/rereads/basis").asText()).contains("a bound");
      Moved moved = Moved.to(pair.target(), Promise.of("who knows the target", verdict, shop));
      Kept.assertKept(List.of(moved), truth());
    }
  }

  /** A group starts at the beginning where it has no checkpoint. */
  @Test
  @Order(4)
  void aGroupWhoseCheckpointsArePartlyGoneIsPromisedWhatItReadsFromTheBeginning() throws Exception {
    // given
    String group = shop.groups().get(0);
    shop.forgetCheckpoint(pair.target(), group, 0);
    for (Instance each : List.of(both, alone)) {
      await()
          .atMost(Pair.PATIENCE)
          .until(() -> !Promise.of("", verdict(each, group), shop).starts().containsKey(0));
    }

    // then
    List<Moved> moved = new ArrayList<>();
    for (Instance each : List.of(both, alone)) {
      String by = each.equals(both) ? "who asks both" : "who knows the target";
      moved.add(Moved.to(pair.target(), Promise.of(by, verdict(each, group), shop)));
    }
    Truth truth = truth();
    Kept.assertKept(moved, truth);
    assertThat(truth.of(moved.get(0)).get(0).reread()).as("from the beginning").isPositive();
    assertThat(moved.get(0).promise().codes()).contains("NO_CHECKPOINT");
    assertThat(moved.get(1).promise().codes()).contains("PARTITIONS_WITHOUT_CHECKPOINT");
  }

  private static JsonNode verdict(Instance instance, String group) {
    return Pair.json(instance, "flows/A/B/groups?group=" + group).at("/items/0");
  }

  /** A link that begins anew copies everything again: what it had copied is there twice. */
  @Test
  @Order(5)
  void whatIsCopiedAgainIsInThePromise() throws Exception {
    // given
    for (String connector : connect.connectors()) {
      connect.delete(connector);
    }
    Map<String, Long> before = shop.size("orders", "payments");
    List<Moved> moved = new ArrayList<>();

    // when
    try (var dedicated =
        DedicatedMirrorMaker.start(
            Pair.HOME, pair.directory().resolve("dedicated"), pair.link(), Pair.QUICK)) {
      assertThat(dedicated.log()).exists();
      Predicate<List<Moved>> twice =
          moves ->
              before.entrySet().stream()
                  .allMatch(
                      each ->
                          Logs.size(pair.target(), "A." + each.getKey()) >= 2 * each.getValue());
      moved.addAll(move("who knows the target", alone, FEWER, moves -> true));
      moved.addAll(move("who asks both", both, FEWER, twice));
      moved.addAll(move("who knows the target", alone, FEWER, moves -> true));
    }

    // then
    Kept.assertKept(moved, truth());
  }
}
