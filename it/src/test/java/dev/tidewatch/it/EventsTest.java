package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.EventListener.Event;
import dev.tidewatch.it.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who listens is told every change of the output topic once, from whatever instance. */
@ExtendWith(SharedKafka.class)
class EventsTest {

  private static final String APPLICATIONS = "types=application,application-removed";
  private static final String FINDINGS = "types=finding,finding-removed";

  private static final Sample FIRST = Samples.of("cached-features-4.1");
  private static final Sample SECOND = Samples.of("two-attempts-3.5");
  private static final Sample SPILLING = Samples.of("spilling-sort-3.5");

  @Test
  void aClientThatMovesToAnotherInstanceMissesNothingAndHearsNothingTwice(TestCluster cluster) {
    Deployment deployment = cluster.deployment("heard");
    List<Event> heard = new ArrayList<>();
    String lastId;

    // given a client of the only instance there is
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      api.await("events", () -> listens(api));
      try (EventListener listener = api.listen("", APPLICATIONS)) {
        api.await("a first id", () -> !listener.lastId().isEmpty());
        deployment.ingest(FIRST.path());
        api.await("its end", () -> completes(listener.events(), FIRST));
        heard.addAll(listener.events());
        lastId = listener.idAfter(heard.size()); // it goes on hearing meanwhile
      }

      // when things happen while it is away, and the instance goes
      deployment.ingest(SECOND.path());
      api.awaitCaughtUp();
    }

    // then another instance tells it the rest
    try (RunningInstance instance = deployment.start(deployment.state("other"))) {
      Api api = instance.api();
      api.await("events", () -> listens(api));
      try (EventListener listener = api.listen(lastId, APPLICATIONS)) {
        api.await("its end", () -> completes(listener.events(), SECOND));
        api.awaitCaughtUp();
        List<ConsumerRecord<byte[], byte[]>> records =
            Records.of(deployment, deployment.applicationsTopic()).all();
        api.await(
            "as many events as records",
            () -> heard.size() + listener.events().size() >= records.size());
        heard.addAll(listener.events());

        assertThat(heard).extracting(Event::type).containsOnly("application");
        assertThat(heard.stream().map(event -> state(event.data(), "appId")))
            .containsExactlyInAnyOrderElementsOf(
                records.stream()
                    .map(record -> state(Records.json(record.value()), "applicationId"))
                    .toList());
      }
    }
  }

  @Test
  void whoFollowsTheFindingsHasWhatTheListingSaysAndKnowsWhatIsMuted(TestCluster cluster) {
    // given room for one application in each partition, and a rule that is muted
    Deployment deployment =
        cluster
            .deployment("told")
            .with(List.of("spark.findings.interval.ms=1000", "spark.retention.max.applications=1"));
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      api.await("events", () -> listens(api));
      api.awaitCaughtUp();
      mute(api, "spill", SPILLING);
      try (EventListener all = api.listen("", FINDINGS);
          EventListener one = api.listen("", FINDINGS + "&appId=" + SPILLING.application())) {
        api.await("first ids", () -> !all.lastId().isEmpty() && !one.lastId().isEmpty());

        // when
        deployment.ingest(Samples.logs());
        api.awaitCaughtUp();

        // then
        api.await(
            "findings that went with their applications",
            () -> all.events().stream().anyMatch(e -> e.type().equals("finding-removed")));
        api.await("the same findings", () -> latest(all).equals(listed(api)));
        api.await(
            "those of one application",
            () -> one.events().equals(of(all.events(), SPILLING.application())));
        assertThat(one.events().stream().filter(event -> event.type().equals("finding")))
            .isNotEmpty()
            .allSatisfy(
                event ->
                    assertThat(event.data().at("/muted/note").asText())
                        .isEqualTo(
                            event.data().path("rule").asText().equals("spill") ? "known" : ""));
        assertThat(one.events()).anyMatch(event -> event.data().has("muted"));
      }
    }
  }

  private static void mute(Api api, String rule, Sample sample) {
    JsonNode start =
        Logs.lines(sample.path()).stream()
            .map(line -> Records.json(line.getBytes(StandardCharsets.UTF_8)))
            .filter(event -> event.path("Event").asText().endsWith("ApplicationStart"))
            .findFirst()
            .orElseThrow();
    String mute =
        "{\"rule\":\"%s\",\"name\":\"%s\",\"user\":\"%s\",\"state\":\"MUTED\",\"note\":\"known\"}"
            .formatted(rule, start.path("App Name").asText(), start.path("User").asText());
    HttpAnswer answer = api.command("PATCH", "fleet/findings/mutes", mute);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** The findings that are left after all events, each with what it says. */
  private static Map<String, String> latest(EventListener listener) {
    Map<String, String> latest = new HashMap<>();
    for (Event event : listener.events()) {
      if (event.type().equals("finding")) {
        latest.put(finding(event.data()), said(event.data()));
      } else {
        latest.remove(finding(event.data()));
      }
    }
    return latest;
  }

  private static Map<String, String> listed(Api api) {
    Map<String, String> listed = new HashMap<>();
    api.json("fleet/findings?limit=1000")
        .path("items")
        .forEach(item -> listed.put(finding(item), said(item)));
    return listed;
  }

  private static String finding(JsonNode data) {
    String about = data.has("stageId") ? "stageId" : "sqlExecutionId";
    return Stream.of("appId", "attemptId", "rule", about, "stageAttemptId")
        .map(member -> data.path(member).asText())
        .collect(Collectors.joining("/"));
  }

  private static String said(JsonNode data) {
    return Stream.of("severity", "message", "evidence", "thresholds", "advice", "muted")
        .map(member -> data.path(member).toString())
        .collect(Collectors.joining(" "));
  }

  private static List<Event> of(List<Event> events, String application) {
    return events.stream()
        .filter(event -> event.data().path("appId").asText().equals(application))
        .toList();
  }

  private static String state(JsonNode application, String id) {
    return application.path(id).asText()
        + "/"
        + application.path("attemptId").asText()
        + " after "
        + application.path("events").asLong();
  }

  private static boolean completes(List<Event> events, Sample sample) {
    return events.stream().anyMatch(event -> event.completes(sample.application()));
  }

  private static boolean listens(Api api) {
    return api.send("HEAD", "/api/v1/events").status() == 200;
  }
}
