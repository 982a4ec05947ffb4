package dev.tidewatch.connect.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the real client of registries; what a real registry does is tested elsewhere. */
class RegistryAvroConverterTest {

  private static final Schema INNER =
      SchemaBuilder.record("Inner").namespace("n").fields().requiredInt("count").endRecord();
  private static final Schema COLOUR = SchemaBuilder.enumeration("Colour").symbols("RED", "BLUE");
  private static final Schema PAIR = SchemaBuilder.fixed("Pair").size(2);

  private static final Schema OUTER =
      SchemaBuilder.record("Outer")
          .namespace("n")
          .fields()
          .requiredString("text")
          .optionalLong("number")
          .optionalString("nothing")
          .requiredBoolean("truth")
          .requiredDouble("part")
          .requiredBytes("bytes")
          .name("inner")
          .type()
          .optional()
          .type(INNER)
          .name("many")
          .type()
          .array()
          .items(INNER)
          .noDefault()
          .name("options")
          .type()
          .map()
          .values(Schema.createUnion(Schema.create(Schema.Type.NULL), COLOUR))
          .noDefault()
          .name("pair")
          .type(PAIR)
          .noDefault()
          .endRecord();

  @Test
  void aRecordHasAllItsFieldsAndTheSchemaIsAskedForOnce() throws Exception {
    GenericData.Record inner = new GenericRecordBuilder(INNER).set("count", 7).build();
    Map<String, Object> options = new HashMap<>();
    options.put("a", new GenericData.EnumSymbol(COLOUR, "BLUE"));
    options.put("b", null);
    GenericData.Record outer = new GenericData.Record(OUTER);
    outer.put("text", "n\u00e4me");
    outer.put("number", 5L);
    outer.put("truth", true);
    outer.put("part", 0.5);
    outer.put("bytes", ByteBuffer.wrap(new byte[] {1}));
    outer.put("inner", inner);
    outer.put("many", List.of(inner));
    outer.put("options", options);
    outer.put("pair", new GenericData.Fixed(PAIR, new byte[] {2, 3}));

    try (Registry registry = of(OUTER)) {
      RegistryAvroConverter converter = converter(registry);
      SchemaAndValue read = converter.toConnectData("t", avro(42, OUTER, outer));
      Struct value = (Struct) read.value();
      SchemaAndValue again = converter.toConnectData("t", avro(42, OUTER, outer));

      value.validate();
      assertThat(value)
          .asString()
          .startsWith(
              "Struct{text=n\u00e4me,number=5,truth=true,part=0.5,"
                  + "bytes=java.nio.HeapByteBuffer[pos=0 lim=1 cap=1],"
                  + "inner=Struct{count=7},many=[Struct{count=7}],");
      assertThat(value.getMap("options"))
          .containsEntry("a", "BLUE")
          .containsEntry("b", null)
          .hasSize(2);
      assertThat(value.get("nothing")).isNull();
      assertThat(value.getBytes("pair")).containsExactly(2, 3);
      assertThat(read.schema().name()).isEqualTo("n.Outer");
      assertThat(read.schema().field("number").schema().isOptional()).isTrue();
      assertThat(read.schema().field("text").schema().isOptional()).isFalse();
      assertThat(again).isEqualTo(read);
      assertThat(registry.requests()).containsExactly("/api/schemas/ids/42 null");
    }
  }

  @Test
  void aTombstoneIsNoneOfTheRegistrysBusiness() throws Exception {
    try (Registry registry = new Registry(500, "")) {
      assertThat(converter(registry).toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void theUserIsToldToTheRegistry() throws Exception {
    Schema text = Schema.create(Schema.Type.STRING);
    try (Registry registry = of(text)) {
      RegistryAvroConverter converter = new RegistryAvroConverter();
      converter.configure(
          Map.of(
              "schema.registry.url", registry.url(), "schema.registry.basic.auth.user.info", "u:p"),
          false);

      assertThat(converter.toConnectData("t", avro(1, text, "x")).value()).isEqualTo("x");
      assertThat(registry.requests()).containsExactly("/api/schemas/ids/1 Basic dTpw");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRegistryThatDoesNotKnowTheUserIsAskedAgain(int status) throws Exception {
    try (Registry registry = new Registry(status, "{}")) {
      RegistryAvroConverter converter = converter(registry);
      byte[] bytes = avro(1, Schema.create(Schema.Type.STRING), "x");

      assertThatThrownBy(() -> converter.toConnectData("t", bytes))
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining(registry.url());
    }
  }

  @Test
  void aRegistryThatIsDownIsAskedAgain() throws Exception {
    RegistryAvroConverter converter;
    try (Registry registry = of(Schema.create(Schema.Type.STRING))) {
      converter = converter(registry);
    }
    byte[] bytes = avro(1, Schema.create(Schema.Type.STRING), "x");

    assertThatThrownBy(() -> converter.toConnectData("t", bytes))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("cannot connect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {\"error_code\": 40403} | id 1",
        "200 | {\"schema\": \"{}\", \"schemaType\": \"JSON\"} | not AVRO",
        "200 | {\"schema\": \"[\\\"int\\\", \\\"string\\\"]\"} | the union",
        "200 | {\"schema\": \"\\\"null\\\"\"} | no type for",
      })
  void whatCanNeverBeReadIsTheRecordsFault(int status, String body, String words) throws Exception {
    try (Registry registry = new Registry(status, body)) {
      RegistryAvroConverter converter = converter(registry);

      assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1, 2, 2}))
          .isInstanceOf(DataException.class)
          .hasMessageContaining(words);
    }
  }

  @Test
  void aRecordThatHoldsItselfIsRefused() throws Exception {
    Schema self =
        SchemaBuilder.record("Self")
            .fields()
            .name("next")
            .type()
            .optional()
            .type("Self")
            .endRecord();
    try (Registry registry = of(self)) {
      RegistryAvroConverter converter = converter(registry);

      assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1, 0}))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("Self");
    }
  }

  @Test
  void whatIsNoAvroIsTheRecordsFault() throws Exception {
    try (Registry registry = of(OUTER)) {
      RegistryAvroConverter converter = converter(registry);

      assertThatThrownBy(() -> converter.toConnectData("t", "{\"a\":1}".getBytes(UTF_8)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("Not Avro");
      assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1, 9}))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("cannot be read with schema 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "registry:8081", "http://", "ftp://registry/"})
  void aConverterWithoutARegistryDoesNotStart(String url) {
    RegistryAvroConverter converter = new RegistryAvroConverter();

    assertThatThrownBy(() -> converter.configure(Map.of("schema.registry.url", url), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void connectFindsIt() {
    assertThat(ServiceLoader.load(Converter.class))
        .anySatisfy(each -> assertThat(each).isInstanceOf(RegistryAvroConverter.class));
  }

  private static Registry of(Schema schema) throws IOException {
    return new Registry(
        200, JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString());
  }

  private static RegistryAvroConverter converter(Registry registry) {
    RegistryAvroConverter converter = new RegistryAvroConverter();
    converter.configure(
        Map.of("schema.registry.url", registry.url(), "schemas.enable", "false"), false);
    return converter;
  }

  private static byte[] avro(int id, Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
