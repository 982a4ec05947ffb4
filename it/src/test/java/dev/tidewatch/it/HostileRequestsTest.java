package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.it.Samples.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances are asked what nobody should ask: both of them each time, so that what one answers
 * itself the other passes on. {@code -Dtidewatch.seed} repeats a run.
 */
@ExtendWith(SharedKafka.class)
class HostileRequestsTest {

  private static final int INSTANCES = 2;
  private static final int PER_PARAMETER = 2;
  private static final Sample SAMPLE = Samples.of("cached-features-4.1");
  private static final Sample ATTEMPT = Samples.of("two-attempts-3.5");
  private static final String APPLICATIONS = "/api/v1/applications";
  private static final String EVENTS = "/api/v1/events";
  private static final String SERVED_BY = "Tidewatch-Served-By";
  private static final String AUTHORIZATION = "Authorization: Bearer " + Tokens.OPERATOR;

  private static @Nullable Fleet fleet;

  private final long seed = Long.getLong("tidewatch.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private @Nullable Unharmed unharmed;

  @BeforeAll
  static void start(TestCluster cluster, @TempDir Path directory) {
    Deployment deployment = cluster.deployment("hostile");
    fleet =
        new Fleet(
            deployment,
            INSTANCES,
            List.of("cluster.secret=" + Fleet.SECRET, Tokens.in(directory).setting()),
            api -> api.as(Tokens.OPERATOR));
    deployment.ingest(SAMPLE.path(), ATTEMPT.path());
    StrangeApplications.ship(deployment);
    instances().forEach(Api::awaitCaughtUp);
  }

  @AfterAll
  static void stop() {
    if (fleet != null) {
      fleet.close();
    }
  }

  @BeforeEach
  void watch() {
    System.out.println("-Dtidewatch.seed=" + seed);
    unharmed = new Unharmed(instances());
  }

  @AfterEach
  void isUnharmed() {
    try (Unharmed watched = requireNonNull(unharmed)) {
      watched.check();
    }
  }

  private static List<Api> instances() {
    return IntStream.range(0, INSTANCES).mapToObj(requireNonNull(fleet)::api).toList();
  }

  @Test
  void everyParameterOfEveryRouteTakesOrRefusesWhateverStandsThere() {
    List<String> cursors = cursors();
    List<RawRequest> questions = new ArrayList<>();
    for (ContractRoute route : ContractRoute.all(instances().get(0))) {
      for (int i = 0; i < PER_PARAMETER; i++) {
        questions.addAll(questions(route, () -> HostileText.any(random, cursors)));
      }
      if (isRepresentative(route)) {
        Stream.concat(HostileText.KNOWN.stream(), cursors.stream())
            .forEach(text -> questions.addAll(questions(route, () -> text)));
      }
    }
    assertThat(questions).hasSizeGreaterThan(1_000);
    Collections.shuffle(questions, random);
    check(questions, HostileRequestsTest::askAll);
  }

  /** All at once; what is wrong with some of them is told together. */
  private static void check(List<RawRequest> requests, Consumer<RawRequest> check) {
    List<String> wrong =
        requests.parallelStream()
            .flatMap(
                request -> {
                  try {
                    check.accept(request);
                    return Stream.<String>empty();
                  } catch (AssertionError failed) {
                    return Stream.of(String.valueOf(failed.getMessage()));
                  }
                })
            .limit(20)
            .toList();
    assertThat(wrong).isEmpty();
  }

  /** Of each kind: one thing, a list, all partitions. */
  private static boolean isRepresentative(ContractRoute route) {
    return route.path().equals(APPLICATIONS)
        || route.path().equals(APPLICATIONS + "/{appId}/stages/{stageId}")
        || route.path().equals("/api/v1/fleet/options/{key}");
  }

  private interface Text {
    String next();
  }

  private List<RawRequest> questions(ContractRoute route, Text text) {
    String application = (route.path().contains("{attemptId}") ? ATTEMPT : SAMPLE).application();
    List<String> targets = new ArrayList<>();
    route.inPath().forEach(name -> targets.add(route.withInPath(application, name, text.next())));
    for (String name : route.inQuery()) {
      targets.add(route.withInQuery(application, name, text.next()));
    }
    if (!route.inQuery().isEmpty()) {
      String first = route.inQuery().get(0);
      targets.add(
          route.withInQuery(application, first, text.next() + "&" + first + "=" + text.next()));
    }
    targets.add(Routes.filledIn(route.path(), application) + text.next());
    String method = route.path().equals(EVENTS) || random.nextInt(20) == 0 ? "HEAD" : "GET";
    return targets.stream()
        // What is longer is refused before anybody looks at it.
        .filter(target -> target.length() < 12_000)
        .map(target -> RawRequest.of(method, target).with(AUTHORIZATION))
        .toList();
  }

  /** Those of every list, as they are and damaged. */
  private List<String> cursors() {
    Api api = instances().get(0);
    String link = api.get(APPLICATIONS + "?limit=1").header("Link");
    List<String> cursors =
        new ArrayList<>(
            List.of(
                link.substring(link.indexOf("cursor=") + 7, link.indexOf('>')),
                api.json("fleet/options?limit=1").path("next").asText(),
                "MTo", // nothing after the version
                "MTowIA", // no id
                "MTo5OTk5OTk5OTk5OTk5OTk5OTk5OSB4")); // a time that no number holds
    assertThat(cursors).doesNotContain("");
    for (int i = 0; i < 8; i++) {
      cursors.add(HostileText.flipped(cursors.get(i % 2), random));
    }
    return cursors;
  }

  /** Each answers decently, and the same. */
  private static void askAll(RawRequest question) {
    TreeSet<String> answers = new TreeSet<>();
    for (Api instance : instances()) {
      RawAnswer answer = RawAnswer.to(instance.root(), question);
      assertThat(answer.status()).as("%s is answered", question).isPositive();
      String code = Decency.check(question, answer);
      if (answer.status() != 503) {
        answers.add(answer.status() + " " + code);
      }
    }
    assertThat(answers).as(question.toString()).hasSizeLessThan(2);
  }

  @Test
  void headersThatMeanSomethingBetweenInstancesMeanNothingFromOutside() {
    List<RawRequest> requests = new ArrayList<>();
    for (String target : targets()) {
      for (String header : HostileHeaders.OF_PEERS) {
        requests.add(RawRequest.get(target).with(AUTHORIZATION).with(header));
      }
    }
    for (RawRequest request : requests) {
      for (Api instance : instances()) {
        RawAnswer answer = RawAnswer.to(instance.root(), request);
        Decency.check(request, answer);
        // Who does not wait may be answered or not; nothing else that these say is believed.
        boolean isHurry = request.headers().toString().contains("Tidewatch-Deadline-Ms: ");
        assertThat(answer.status()).as(request.toString()).isIn(200, isHurry ? 503 : 200);
      }
    }
  }

  /** One thing whose partition either has; lists; what the instance says of itself. */
  private static List<String> targets() {
    return List.of(
        APPLICATIONS + "/" + SAMPLE.application(),
        APPLICATIONS + "/" + ATTEMPT.application() + "/1/stages",
        APPLICATIONS + "?limit=1",
        "/api/v1/fleet/versions",
        "/api/v1/cluster");
  }

  @Test
  void oddHeadersMethodsVersionsAndBodiesAreAnsweredOrRefused() {
    List<RawRequest> requests = new ArrayList<>();
    for (String target : targets().subList(1, 3)) { // some wait for a body until time is up
      for (String header : HostileHeaders.OF_HTTP) {
        requests.add(RawRequest.get(target).with(AUTHORIZATION).with(header));
      }
      for (String method : HostileHeaders.METHODS) {
        requests.add(RawRequest.of(method, target).with(AUTHORIZATION));
        requests.add(
            RawRequest.of(method, target)
                .with(AUTHORIZATION)
                .with("Content-Length: 4")
                .withBody("[{}]"));
      }
      for (String version : HostileHeaders.VERSIONS) {
        requests.add(
            new RawRequest("GET " + target + version, List.of("Host: x", AUTHORIZATION), ""));
      }
    }
    for (String line : HostileHeaders.LINES) {
      requests.add(new RawRequest(line, List.of("Host: x", AUTHORIZATION), ""));
    }
    check(requests, HostileRequestsTest::askAllWhatMayEndTheConnection);
  }

  private static void askAllWhatMayEndTheConnection(RawRequest request) {
    for (Api instance : instances()) {
      RawAnswer answer = RawAnswer.to(instance.root(), request);
      if (answer.status() > 0) {
        Decency.check(request, answer);
      }
    }
  }

  @Test
  void anAnswerPassedOnEqualsTheDirectOneWhateverTheApplicationsName() {
    List<String> different = new ArrayList<>();
    TreeSet<String> servedBy = new TreeSet<>();
    for (String id : StrangeApplications.IDS) {
      for (String below : new String[] {"", "/jobs", "/completeness", "/environment"}) {
        // Only one of the instances has the active replica: the other one passes on.
        String target =
            APPLICATIONS + "/" + StrangeApplications.encoded(id) + below + "?consistency=active";
        List<RawAnswer> answers = answers(RawRequest.get(target).with(AUTHORIZATION));
        answers.forEach(answer -> servedBy.add(answer.header(SERVED_BY)));
        List<String> texts = answers.stream().map(HostileRequestsTest::text).distinct().toList();
        if (texts.size() != 1 || !texts.get(0).startsWith("200 ")) {
          different.add(target + " " + texts);
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(servedBy).hasSize(INSTANCES);
  }

  /** What must be the same: by whom and when it was served is told in other headers. */
  private static String text(RawAnswer answer) {
    return "%d %s %s %s"
        .formatted(
            answer.status(),
            answer.header("Content-Type"),
            answer.header(SERVED_BY),
            answer.body());
  }

  private static List<RawAnswer> answers(RawRequest request) {
    return instances().stream()
        .map(
            instance -> {
              RawAnswer answer = RawAnswer.to(instance.root(), request);
              Decency.check(request, answer);
              return answer;
            })
        .toList();
  }

  @Test
  void theLengthOfAnAnswerIsInBytes() {
    String nameless = StrangeApplications.encoded("\u65e5\u672c\u8a9e");
    for (String id : StrangeApplications.IDS) {
      RawRequest found =
          RawRequest.get(APPLICATIONS + "/" + StrangeApplications.encoded(id)).with(AUTHORIZATION);
      for (RawAnswer answer : answers(found)) {
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.rest().length));
        assertThat(Decency.json(id, answer.body()).path("name").asText())
            .isEqualTo(StrangeApplications.NAME);
      }
    }
    RawRequest missing = RawRequest.get(APPLICATIONS + "/" + nameless).with(AUTHORIZATION);
    for (RawAnswer answer : answers(missing)) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.rest().length));
    }
  }

  /** Scans that end, that are refused, that nobody waits for, and whose reader goes away. */
  @Test
  void noScanIsLeftOpenAfterListingsThatSucceedOrFail() {
    List<RawRequest> listings = new ArrayList<>();
    for (String target :
        List.of(
            APPLICATIONS,
            APPLICATIONS + "?limit=1",
            APPLICATIONS + "?limit=-1",
            APPLICATIONS + "?cursor=damaged",
            APPLICATIONS + "?consistency=bounded&maxLag=0",
            "/api/v1/fleet/versions",
            "/api/v1/fleet/options?limit=2",
            "/api/v1/fleet/options/spark.app.name",
            APPLICATIONS + "/" + SAMPLE.application() + "/stages?details=true",
            APPLICATIONS + "/" + SAMPLE.application() + "/jobs?status=none")) {
      RawRequest listing = RawRequest.get(target).with(AUTHORIZATION);
      listings.add(listing);
      listings.add(listing.with("Tidewatch-Deadline-Ms: 1"));
      listings.add(listing.with("Tidewatch-Deadline-Ms: 0"));
    }
    IntStream.range(0, 4)
        .boxed()
        .flatMap(round -> listings.stream())
        .parallel()
        .forEach(
            listing -> {
              answers(listing);
              instances().forEach(instance -> RawAnswer.leave(instance.root(), listing));
            });
    // Whether one is left is what isUnharmed sees, after every test.
  }

  @Test
  void whoIsNotKnownIsToldNothingOnAnyRoute() {
    for (ContractRoute route : ContractRoute.all(instances().get(0))) {
      RawRequest stranger = RawRequest.get(Routes.filledIn(route.path(), SAMPLE.application()));
      for (RawRequest request :
          List.of(
              stranger,
              stranger.with("Authorization: Bearer tw_viewer_" + "A".repeat(43)),
              stranger.with("Authorization: Basic " + Tokens.OPERATOR))) {
        for (RawAnswer answer : answers(request)) {
          assertThat(answer.status())
              .as(request.toString())
              .isEqualTo(route.path().startsWith("/health/") ? 200 : 401);
        }
      }
    }
  }

  @Test
  void aViewerIsNotToldWhatOperatorsAre() {
    String viewer = "Authorization: Bearer " + Tokens.VIEWER;
    RawRequest cluster = RawRequest.get("/api/v1/cluster");
    for (RawAnswer answer : answers(cluster.with(viewer))) {
      assertThat(answer.status()).isEqualTo(403);
    }
    for (RawAnswer answer : answers(cluster.with(AUTHORIZATION))) {
      assertThat(answer.status()).isEqualTo(200);
    }
    for (RawAnswer answer : answers(RawRequest.get(APPLICATIONS).with(viewer))) {
      assertThat(answer.status()).isEqualTo(200);
    }
  }
}
