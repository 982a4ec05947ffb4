package dev.tidewatch.registry;

import static dev.tidewatch.registry.Clients.IMPATIENT;
import static dev.tidewatch.registry.Clients.PATIENT;
import static dev.tidewatch.registry.Clients.client;
import static dev.tidewatch.registry.Clients.dead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.registry.FaultyRegistry.Reply;
import java.net.URI;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

final class FailOverTest {

  private static final Schema SCHEMA = Schema.create(Schema.Type.LONG);
  private static final Reply ID_5 = Reply.of(200, "{\"id\": 5}");
  private static final Reply DOWN =
      Reply.of(503, "{\"error_code\": 50003, \"message\": \"no leader\"}");

  @Test
  void aDeadRegistryIsPassedOver() {
    try (FaultyRegistry alive = new FaultyRegistry(ID_5)) {
      assertThat(client(PATIENT, dead(), alive.url()).register("s", SCHEMA)).isEqualTo(5);
    }
  }

  @Test
  void theRegistryThatAnsweredIsAskedFirstFromThenOn() {
    try (FaultyRegistry failing = new FaultyRegistry(DOWN);
        FaultyRegistry alive = new FaultyRegistry(ID_5)) {
      RegistryClient client = client(PATIENT, failing.url(), alive.url());

      assertThat(client.register("s", SCHEMA)).isEqualTo(5);
      assertThat(client.register("t", SCHEMA)).isEqualTo(5);

      assertThat(failing.requests()).hasSize(1);
      assertThat(alive.requests()).hasSize(2);
    }
  }

  @Test
  void aRegistryWithoutTimeIsPassedOver() {
    try (FaultyRegistry busy = new FaultyRegistry(Reply.of(429, ""));
        FaultyRegistry alive = new FaultyRegistry(ID_5)) {
      assertThat(client(PATIENT, busy.url(), alive.url()).register("s", SCHEMA)).isEqualTo(5);
    }
  }

  @Test
  void aRegistryThatStallsWithinItsAnswerIsPassedOver() {
    RegistryTimeouts timeouts =
        new RegistryTimeouts(
            Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ZERO);
    try (FaultyRegistry stalling = new FaultyRegistry(Reply.stalled());
        FaultyRegistry alive = new FaultyRegistry(ID_5)) {
      assertThat(client(timeouts, stalling.url(), alive.url()).register("s", SCHEMA)).isEqualTo(5);
      assertThat(stalling.requests()).isNotEmpty();
    }
  }

  @Test
  void aRefusalIsFinalAndNoOtherRegistryIsAsked() {
    Reply incompatible = Reply.of(409, "{\"error_code\": 409, \"message\": \"field x is gone\"}");
    try (FaultyRegistry refusing = new FaultyRegistry(incompatible);
        FaultyRegistry other = new FaultyRegistry(ID_5)) {
      assertThatThrownBy(
              () -> client(PATIENT, refusing.url(), other.url()).register("s-value", SCHEMA))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessage(
              refusing.url()
                  + " did not register the schema long for the subject s-value: field x is gone"
                  + " (HTTP 409, error code 409). The compatibility rule of the subject forbids"
                  + " this change: relax the rule, or write to another topic");
      assertThat(refusing.requests()).hasSize(1);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aRegistryThatComesBackInTimeIsWaitedFor() {
    try (FaultyRegistry back = new FaultyRegistry(DOWN, DOWN, DOWN, ID_5)) {
      assertThat(client(PATIENT, back.url()).register("s", SCHEMA)).isEqualTo(5);
    }
  }

  @Test
  void thatNoRegistryAnswersIsSaidWithTheReasonOfEach() {
    URI dead = dead();
    try (FaultyRegistry failing = new FaultyRegistry(DOWN)) {
      assertThatThrownBy(() -> client(IMPATIENT, dead, failing.url()).register("s", SCHEMA))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessage(
              "No schema registry answered within 2000 ms: "
                  + dead
                  + " (cannot connect), "
                  + failing.url()
                  + " (HTTP 503: no leader). Start one of them, or correct schema.registry.url");
    }
  }

  @Test
  void theReasonIsNotThatTheLastCallHadNoTimeLeft() {
    try (FaultyRegistry failing = new FaultyRegistry(DOWN, Reply.stalled())) {
      assertThatThrownBy(() -> client(IMPATIENT, failing.url()).register("s", SCHEMA))
          .hasMessageContaining("HTTP 503: no leader");
    }
  }

  @Test
  void whatFailedIsTriedAgainByTheNextCall() {
    try (FaultyRegistry registry =
        new FaultyRegistry(Reply.of(401, "{\"error_code\": 40101, \"message\": \"who?\"}"), ID_5)) {
      RegistryClient client = client(PATIENT, registry.url());

      assertThatThrownBy(() -> client.register("s", SCHEMA))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageContaining("Check schema.registry.basic.auth.user.info");
      assertThat(client.register("s", SCHEMA)).isEqualTo(5);
    }
  }

  @Test
  void anInterruptedThreadStopsWaiting() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> client(PATIENT, dead()).register("s", SCHEMA))
          .isInstanceOf(InterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
