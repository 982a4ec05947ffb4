package dev.tidewatch.connect.avro;

import dev.tidewatch.connect.common.PluginVersion;
import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryRefusedException;
import dev.tidewatch.registry.WireFormat;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what instances with a schema registry write, and any other Avro behind a schema id. It is
 * for sinks, and writes nothing.
 *
 * <p>A registry that does not answer, or does not know the user, is no fault of the record: that is
 * a {@link RetriableException}, with which Connect tries the same record again for {@code
 * errors.retry.timeout}. What is wrong with the record is a {@link DataException}. A schema that
 * was read once is kept, so that a registry which goes down later does no harm.
 *
 * <p>Owned by the thread of one task.
 */
public final class RegistryAvroConverter implements Converter, Versioned {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryAvroConverter.class);

  private final Map<Integer, Schema> schemas = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // set by configure, which Connect calls first
  private RegistryClient client;

  @SuppressWarnings("NullAway.Init") // set by configure
  private GenericAvroDeserializer reader;

  @Override
  public ConfigDef config() {
    return ConverterConfig.DEFINITION;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    client = ConverterConfig.client(settings);
    reader = new GenericAvroDeserializer(client);
  }

  /**
   * The value and its schema; both null for a tombstone.
   *
   * @throws RetriableException when no registry gives the schema for now
   * @throws DataException when the record can never be read
   */
  @Override
  public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return SchemaAndValue.NULL;
    }
    try {
      return read(topic, bytes);
    } catch (RegistryRefusedException e) {
      throw e.status() == 401 || e.status() == 403 ? again(topic, e) : never(topic, e);
    } catch (org.apache.kafka.common.errors.RetriableException | InterruptException e) {
      throw again(topic, e);
    } catch (SerializationException e) {
      throw never(topic, e);
    }
  }

  private SchemaAndValue read(String topic, byte[] bytes) {
    int id = WireFormat.schemaId(bytes);
    Schema schema = schemas.get(id);
    if (schema == null) {
      schema = ConnectSchemas.of(client.byId(id));
      schemas.put(id, schema);
    }
    return new SchemaAndValue(schema, ConnectValues.of(schema, reader.deserialize(topic, bytes)));
  }

  private static RetriableException again(String topic, RuntimeException cause) {
    LOG.warn(
        "A record of {} has to wait for its schema; it is tried again for errors.retry.timeout: {}",
        topic,
        cause.getMessage());
    return new RetriableException(cause.getMessage(), cause);
  }

  private static DataException never(String topic, RuntimeException cause) {
    return new DataException("a record of " + topic + ": " + cause.getMessage(), cause);
  }

  /** Not for sources. */
  @Override
  public byte[] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
    throw new ConnectException(
        "this converter reads Avro and writes none: name another one for a source");
  }
}
