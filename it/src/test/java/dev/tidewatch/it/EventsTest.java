package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.EventListener.Event;
import dev.tidewatch.it.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who listens is told every change of the output topic once, from whatever instance. */
@ExtendWith(SharedKafka.class)
class EventsTest {

  private static final Sample FIRST = Samples.of("cached-features-4.1");
  private static final Sample SECOND = Samples.of("two-attempts-3.5");

  @Test
  void aClientThatMovesToAnotherInstanceMissesNothingAndHearsNothingTwice(TestCluster cluster) {
    Deployment deployment = cluster.deployment("heard");
    List<Event> heard = new ArrayList<>();
    String lastId;

    // given a client of the only instance there is
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      api.await("events", () -> listens(api));
      try (EventListener listener = api.listen("")) {
        api.await("a first id", () -> !listener.lastId().isEmpty());
        deployment.ingest(FIRST.path());
        api.await("its end", () -> completes(listener.events(), FIRST));
        heard.addAll(listener.events());
        lastId = listener.lastId();
      }

      // when things happen while it is away, and the instance goes
      deployment.ingest(SECOND.path());
      api.awaitCaughtUp();
    }

    // then another instance tells it the rest
    try (RunningInstance instance = deployment.start(deployment.state("other"))) {
      Api api = instance.api();
      api.await("events", () -> listens(api));
      try (EventListener listener = api.listen(lastId)) {
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
