package dev.tidewatch.registry;

import java.net.URI;
import org.apache.kafka.common.errors.SerializationException;

/** No schema has the id that a record names. */
public final class SchemaNotFoundException extends SerializationException {

  private static final long serialVersionUID = 1L;

  SchemaNotFoundException(int id, URI registry) {
    super(
        "No schema has the id "
            + id
            + " at "
            + registry
            + ". The record was written with another registry, or its schema was deleted, or it is"
            + " not Avro at all");
  }
}
