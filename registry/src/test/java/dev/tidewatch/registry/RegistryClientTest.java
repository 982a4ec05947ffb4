package dev.tidewatch.registry;

import static dev.tidewatch.registry.Clients.PATIENT;
import static dev.tidewatch.registry.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.registry.FaultyRegistry.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

final class RegistryClientTest {

  private static final Schema SCHEMA = Schema.create(Schema.Type.LONG);
  private static final Reply ID_5 = Reply.of(200, "{\"id\": 5}");

  @Test
  void withoutAnAddressThereIsNoClient() {
    assertThatThrownBy(() -> client(PATIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void theSubjectIsEncodedAsPartOfAPathBelowTheRegistrys() {
    try (FaultyRegistry registry = new FaultyRegistry(ID_5)) {
      client(PATIENT, URI.create(registry.url() + "/apis/ccompat/v7/")).register("a b/c+ü", SCHEMA);

      assertThat(registry.requests())
          .containsExactly("POST /apis/ccompat/v7/subjects/a%20b%2Fc%2B%C3%BC/versions");
    }
  }

  @Test
  void credentialsAreSentAsBasicAuthentication() {
    try (FaultyRegistry registry = new FaultyRegistry(ID_5)) {
      new RegistryClient(List.of(registry.url()), Optional.of("user:pass"), PATIENT)
          .register("s", SCHEMA);

      assertThat(registry.authorizations()).containsExactly("Basic dXNlcjpwYXNz");
    }
  }

  @Test
  void manyThreadsThatAskForTheSameAskTheRegistryOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (FaultyRegistry registry = new FaultyRegistry(ID_5)) {
      RegistryClient client = client(PATIENT, registry.url());
      Callable<Integer> register = () -> client.register("s", SCHEMA);

      for (Future<Integer> id :
          threads.invokeAll(Stream.generate(() -> register).limit(64).toList())) {
        assertThat(id.get()).isEqualTo(5);
      }

      assertThat(registry.requests()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSchemaIsAskedForOnce() {
    try (FaultyRegistry registry = new FaultyRegistry(Reply.schema("\"long\""))) {
      RegistryClient client = client(PATIENT, registry.url());

      assertThat(client.byId(3)).isEqualTo(SCHEMA);
      assertThat(client.byId(3)).isSameAs(client.byId(3));

      assertThat(registry.requests()).containsExactly("GET /schemas/ids/3");
    }
  }

  @Test
  void anIdThatNoSchemaHasIsNotAskedForAgainSoon() {
    try (FaultyRegistry registry = new FaultyRegistry(Reply.notFound())) {
      RegistryClient client = client(PATIENT, registry.url());

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> client.byId(3))
            .isInstanceOf(SchemaNotFoundException.class)
            .hasMessageStartingWith("No schema has the id 3 at " + registry.url());
      }

      assertThat(registry.requests()).hasSize(1);
    }
  }

  @Test
  void anIdThatGotItsSchemaIsFoundAfterTheTimeForMissingOnes() {
    RegistryTimeouts forgetful =
        new RegistryTimeouts(
            PATIENT.request(), PATIENT.patience(), PATIENT.firstPause(), Duration.ZERO);
    try (FaultyRegistry registry = new FaultyRegistry(Reply.notFound(), Reply.schema("\"long\""))) {
      RegistryClient client = client(forgetful, registry.url());

      assertThatThrownBy(() -> client.byId(3)).isInstanceOf(SchemaNotFoundException.class);
      assertThat(client.byId(3)).isEqualTo(SCHEMA);
    }
  }

  @Test
  void aServerThatIsNoRegistryIsSaidToBeNone() {
    try (FaultyRegistry server = new FaultyRegistry(Reply.of(404, "<html>"))) {
      assertThatThrownBy(() -> client(PATIENT, server.url()).byId(3))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageContaining("HTTP 404")
          .hasMessageContaining("/apis/ccompat/v7");
    }
    try (FaultyRegistry server = new FaultyRegistry(Reply.of(200, "<html>"))) {
      assertThatThrownBy(() -> client(PATIENT, server.url()).register("s", SCHEMA))
          .isInstanceOf(RegistryRefusedException.class);
    }
  }

  @Test
  void aSchemaThatIsNotAvroIsRefused() {
    Reply protobuf = Reply.of(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message A {}\"}");
    try (FaultyRegistry registry = new FaultyRegistry(protobuf, Reply.schema("nonsense"))) {
      RegistryClient client = client(PATIENT, registry.url());

      assertThatThrownBy(() -> client.byId(3))
          .isInstanceOf(SerializationException.class)
          .hasMessageEndingWith("it is of type PROTOBUF, not AVRO");
      assertThatThrownBy(() -> client.byId(4))
          .isInstanceOf(SerializationException.class)
          .hasMessageEndingWith("what it gave is no Avro schema");
    }
  }
}
