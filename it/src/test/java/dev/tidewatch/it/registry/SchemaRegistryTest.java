package dev.tidewatch.it.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryRefusedException;
import dev.tidewatch.registry.RegistryTimeouts;
import dev.tidewatch.registry.SchemaNotFoundException;
import dev.tidewatch.registry.WireFormat;
import dev.tidewatch.spark.SparkApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tests share one registry, each with a topic of its own. */
final class SchemaRegistryTest {

  private static final RegistryTimeouts PATIENT =
      new RegistryTimeouts(
          Duration.ofSeconds(20),
          Duration.ofSeconds(40),
          Duration.ofMillis(100),
          Duration.ofMinutes(5));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordCodec<SparkApplication> CODEC = RecordCodec.of(SparkApplication.class);
  private static final SparkApplication APPLICATION =
      new SparkApplication(
          "app-1",
          null,
          "näme",
          "someone",
          "4.0.0",
          "2.13",
          "17",
          null,
          1_700_000_000_000L,
          null,
          1234,
          false,
          10,
          9,
          8,
          77,
          1,
          Map.of("spark.executor.memory", "4g"));

  @SuppressWarnings("NullAway.Init") // set by startRegistry
  private static Apicurio registry;

  @BeforeAll
  static void startRegistry(@TempDir Path directory) {
    registry = new Apicurio(directory);
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @Test
  void anApplicationComesBackAsItWasWritten() {
    byte[] bytes = serde(registry.url()).serializer().serialize("round-trip", APPLICATION);

    // Another client, so that the schema is the registry's.
    assertThat(serde(registry.url()).deserializer().deserialize("round-trip", bytes))
        .isEqualTo(APPLICATION);
  }

  @Test
  void anyoneReadsAnApplicationWithTheSchemaOfTheRegistryAlone() {
    byte[] bytes = serde(registry.url()).serializer().serialize("anyone", APPLICATION);

    Object read = new GenericAvroDeserializer(client(registry.url())).deserialize("anyone", bytes);

    assertThat(read)
        .isInstanceOfSatisfying(
            GenericRecord.class,
            value -> {
              assertThat(value.get("name")).hasToString("näme");
              assertThat(value.get("durationMs")).isEqualTo(1234L);
              assertThat(value.get("endTime")).isNull();
            });
  }

  @Test
  void theSecondRegistryServesWhenTheFirstIsDead() {
    URI dead = URI.create("http://" + Ports.HOST + ":" + Ports.free(1).get(0));
    RecordAvroSerde<SparkApplication> serde = serde(dead, registry.url());

    byte[] bytes = serde.serializer().serialize("first-dead", APPLICATION);

    assertThat(serde.deserializer().deserialize("first-dead", bytes)).isEqualTo(APPLICATION);
  }

  @Test
  void anUnknownIdIsSaidToBeUnknown() {
    assertThatThrownBy(() -> client(registry.url()).byId(987_654))
        .isInstanceOf(SchemaNotFoundException.class)
        .hasMessageContaining("987654");
  }

  @Test
  void aTopicOfOtherValuesRefusesTheSchemaWithTheReason() throws Exception {
    Schema other =
        SchemaBuilder.record("SparkApplication")
            .namespace("dev.tidewatch")
            .fields()
            .requiredBytes("applicationId")
            .requiredLong("sparkVersion")
            .endRecord();
    client(registry.url()).register("other-value", other);
    registry.send("PUT", "/config/other-value", "{\"compatibility\": \"BACKWARD\"}");

    assertThatThrownBy(() -> serde(registry.url()).prepare("other"))
        .isInstanceOfSatisfying(
            RegistryRefusedException.class, e -> assertThat(e.status()).isEqualTo(409))
        .hasMessageContaining("for the subject other-value")
        .hasMessageContaining("STRING not compatible with writer type: LONG")
        .hasMessageContaining("compatibility rule");
  }

  @Test
  void aFieldMayBeAddedAndOlderValuesStayReadable() throws Exception {
    Schema older = withoutLastField(CODEC.schema());
    RegistryClient client = client(registry.url());
    int olderId = client.register("evolved-value", older);
    registry.send("PUT", "/config/evolved-value", "{\"compatibility\": \"FULL\"}");

    int newerId = serde(registry.url()).prepare("evolved");

    GenericRecord value = new GenericData.Record(older);
    value.put("applicationId", "app-2");
    value.put("sparkVersion", "2.4.8");
    older.getFields().stream()
        .filter(field -> field.schema().getType() == Schema.Type.LONG)
        .forEach(field -> value.put(field.name(), 5L));
    value.put("completed", true);
    assertThat(newerId).isNotEqualTo(olderId);
    assertThat(serde(registry.url()).deserializer().deserialize("evolved", bytes(olderId, value)))
        .isEqualTo(
            new SparkApplication(
                "app-2", null, null, null, "2.4.8", null, null, null, null, null, 5, true, 5, 5, 5,
                5, 5, Map.of()));
  }

  @Test
  void manyThreadsOfManyClientsGetOneId() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<RecordAvroSerde<SparkApplication>> serdes =
          List.of(serde(registry.url()), serde(registry.url()), serde(registry.url()));
      List<Callable<byte[]>> writes =
          IntStream.range(0, 96)
              .<Callable<byte[]>>mapToObj(
                  i -> () -> serdes.get(i % 3).serializer().serialize("many", APPLICATION))
              .toList();

      Set<Integer> ids = new HashSet<>();
      for (Future<byte[]> write : threads.invokeAll(writes)) {
        ids.add(WireFormat.schemaId(write.get()));
      }

      assertThat(ids)
          .containsExactly(client(registry.url()).register("many-value", CODEC.schema()));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSchemaThatRefersToOthersIsPutTogether() throws Exception {
    Schema address =
        SchemaBuilder.record("Address")
            .namespace("shop")
            .fields()
            .requiredString("city")
            .endRecord();
    client(registry.url()).register("address", address);
    ObjectNode order =
        JSON.createObjectNode()
            .put(
                "schema",
                """
                {"type": "record", "name": "Order", "namespace": "shop",
                 "fields": [{"name": "to", "type": "Address"}, {"name": "bill", "type": "Address"}]}
                """);
    order
        .putArray("references")
        .addObject()
        .put("name", "shop.Address")
        .put("subject", "address")
        .put("version", 1);
    String answer = registry.send("POST", "/subjects/order-value/versions", order.toString());

    Schema read = client(registry.url()).byId(JSON.readTree(answer).get("id").asInt());

    assertThat(read.getFullName()).isEqualTo("shop.Order");
    assertThat(read.getField("bill").schema()).isEqualTo(address);
  }

  private static Schema withoutLastField(Schema schema) {
    List<Schema.Field> fields =
        schema.getFields().subList(0, schema.getFields().size() - 1).stream()
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
  }

  private static byte[] bytes(int id, GenericRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, out);
    return bytes.toByteArray();
  }

  private static RecordAvroSerde<SparkApplication> serde(URI... urls) {
    return new RecordAvroSerde<>(CODEC, client(urls));
  }

  private static RegistryClient client(URI... urls) {
    return new RegistryClient(List.of(urls), Optional.empty(), PATIENT);
  }
}
