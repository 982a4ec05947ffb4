package dev.tidewatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidewatch.registry.Attempt.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A client of a schema registry with Confluent's REST API (Confluent's own, Apicurio, Karapace and
 * others). What it once learnt it keeps forever, since ids and schemas never change; it holds as
 * many schemas as were asked for.
 *
 * <p>Calls block for {@link RegistryTimeouts#patience()} at most. Thread-safe.
 */
public final class RegistryClient {

  /** Of "schema not found" in the registry's documentation; other 404s mean another path. */
  private static final int SCHEMA_NOT_FOUND = 40403;

  private final Registries registries;
  private final RecentlyMissing missing;
  private final OnceCache<Registration, Integer> ids = new OnceCache<>();
  private final OnceCache<Integer, Schema> schemas = new OnceCache<>();

  private record Registration(String subject, Schema schema) {}

  /**
   * A client; connects at its first use.
   *
   * @param urls of the API's root, in the order to try
   * @param credentials {@code user:password} for HTTP basic authentication, a secret; empty for
   *     registries that do not ask for it
   * @throws IllegalArgumentException when there is no URL
   */
  public RegistryClient(List<URI> urls, Optional<String> credentials, RegistryTimeouts timeouts) {
    this.registries = new Registries(urls, credentials, timeouts);
    this.missing = new RecentlyMissing(timeouts.missing(), System::nanoTime);
  }

  /**
   * The id of a schema, which becomes the newest version of the subject if it is none yet.
   *
   * @throws RegistryUnavailableException when no registry answers
   * @throws RegistryRefusedException when the schema is not compatible with the subject's others,
   *     or not allowed
   */
  public int register(String subject, Schema schema) {
    return ids.get(new Registration(subject, schema), this::register);
  }

  private int register(Registration registration) {
    JsonNode body =
        JsonNodeFactory.instance.objectNode().put("schema", registration.schema().toString());
    Answer answer = registries.post(versions(registration.subject()), body.toString());
    if (!answer.ok() || !answer.body().path("id").isInt()) {
      throw new RegistryRefusedException(
          "register the schema "
              + registration.schema().getFullName()
              + " for the subject "
              + registration.subject(),
          answer);
    }
    return answer.body().path("id").intValue();
  }

  /**
   * The schema with that id.
   *
   * @throws SchemaNotFoundException when there is none, or was none a short time ago
   * @throws RegistryUnavailableException when no registry answers
   * @throws RegistryRefusedException when the schema is not an Avro schema, or not to be read
   */
  public Schema byId(int id) {
    return schemas.get(id, this::load);
  }

  private Schema load(int id) {
    missing
        .find(id)
        .ifPresent(
            registry -> {
              throw new SchemaNotFoundException(id, registry);
            });
    Answer answer = registries.get("/schemas/ids/" + id);
    if (answer.errorCode() == SCHEMA_NOT_FOUND) {
      missing.add(id, answer.registry());
      throw new SchemaNotFoundException(id, answer.registry());
    }
    return new SchemaAssembly(this::version).assemble("give the schema with the id " + id, answer);
  }

  private Answer version(String subject, int version) {
    return registries.get(versions(subject) + "/" + version);
  }

  private static String versions(String subject) {
    // A path, unlike a form, has no plus for a space.
    String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    return "/subjects/" + encoded + "/versions";
  }
}
