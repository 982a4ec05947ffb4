package dev.tidewatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.registry.Attempt.Answer;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Makes one schema of a registry's answer and of those that it refers to. Used for one schema by
 * one thread.
 */
final class SchemaAssembly {

  private final Versions versions;
  private final Set<String> known = new HashSet<>();
  // Other writers were free to write defaults that do not fit their types, and readers of what they
  // wrote never need these defaults.
  private final Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);

  /** Asks for a version of a subject. */
  @FunctionalInterface
  interface Versions {
    Answer get(String subject, int version);
  }

  SchemaAssembly(Versions versions) {
    this.versions = versions;
  }

  /**
   * @param asked what the answer is to, as the end of a sentence
   */
  Schema assemble(String asked, Answer answer) {
    if (!answer.ok() || !answer.body().path("schema").isTextual()) {
      throw new RegistryRefusedException(asked, answer);
    }
    String type = answer.body().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new SerializationException(
          answer.registry() + " did not " + asked + ": it is of type " + type + ", not AVRO");
    }
    for (JsonNode reference : answer.body().path("references")) {
      add(reference.path("subject").asText(), reference.path("version").asInt());
    }
    try {
      return parser.parse(answer.body().path("schema").textValue());
    } catch (AvroRuntimeException e) {
      throw new SerializationException(
          answer.registry() + " did not " + asked + ": what it gave is no Avro schema", e);
    }
  }

  /** What two schemas refer to is read once: Avro does not let a name be defined again. */
  private void add(String subject, int version) {
    if (known.add(version + " " + subject)) {
      Schema unused =
          assemble(
              "give version " + version + " of the subject " + subject,
              versions.get(subject, version));
    }
  }
}
