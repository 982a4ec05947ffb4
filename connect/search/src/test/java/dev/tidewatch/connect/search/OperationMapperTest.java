package dev.tidewatch.connect.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationMapperTest {

  private static final OperationMapper MAPPER = new OperationMapper(Set.of("options"), true);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aRecordIsADocumentOfItsKeyAtItsTime() throws Exception {
    Operation operation = operation("app-1", Map.of("name", "étl", "tasks", 7L, "done", true));

    assertThat(operation.id()).isEqualTo("app-1");
    assertThat(operation.version()).isEqualTo(1234);
    assertThat(document(operation))
        .isEqualTo(JSON.readTree("{\"name\":\"étl\",\"tasks\":7,\"done\":true}"));
  }

  @Test
  void aMapOfEntriesIsASortedListOfThem() throws Exception {
    Map<String, String> options =
        Map.of("spark.speculation.interval", "1s", "spark.speculation", "true", "x", "a=b");

    assertThat(document(operation("a", Map.of("options", options))))
        .isEqualTo(
            JSON.readTree(
                "{\"options\":[\"spark.speculation.interval=1s\",\"spark.speculation=true\","
                    + "\"x=a=b\"]}"));
  }

  @Test
  void structsAndMapsAreOneAlsoWithinLists() throws Exception {
    Schema inner = SchemaBuilder.struct().field("x", Schema.INT32_SCHEMA).build();
    Schema schema =
        SchemaBuilder.struct()
            .field("name", Schema.STRING_SCHEMA)
            .field("endTime", Schema.OPTIONAL_INT64_SCHEMA)
            .field("many", SchemaBuilder.array(inner).build())
            .field("options", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).build())
            .build();
    Struct struct =
        new Struct(schema)
            .put("name", "a")
            .put("many", List.of(new Struct(inner).put("x", 1)))
            .put("options", Map.of("k", "v"));
    Map<String, Object> map =
        Map.of("name", "a", "many", List.of(Map.of("x", 1)), "options", Map.of("k", "v"));

    assertThat(document(operation("a", struct))).isEqualTo(document(operation("a", map)));
  }

  @Test
  void aTombstoneDeletesUnlessItIsIgnored() {
    assertThat(operation("a", null).deletes()).isTrue();
    assertThat(new OperationMapper(Set.of(), false).of(record("a", null))).isEmpty();
  }

  @Test
  void keysThatAreTextOrCanBeAreIds() {
    assertThat(operation("étl".getBytes(UTF_8), Map.of()).id()).isEqualTo("étl");
    assertThat(operation(17L, Map.of()).id()).isEqualTo("17");
    assertThat(operation("x".repeat(512), Map.of()).id()).hasSize(512);
  }

  @Test
  void whatMakesNoDocumentIsRefusedWithTheReason() {
    assertRefused(null, Map.of(), "no key");
    assertRefused("", Map.of(), "0 bytes");
    assertRefused("é".repeat(257), Map.of(), "514 bytes");
    assertRefused(new byte[] {(byte) 0xff}, Map.of(), "key.converter");
    assertRefused(Map.of("a", 1), Map.of(), "key.converter");
    assertRefused("a", "text", "value.converter");
    assertRefused("a", Map.of("options", "none"), "options is no map");
    assertThatThrownBy(
            () ->
                MAPPER.of(
                    new SinkRecord(
                        "t",
                        0,
                        null,
                        "a",
                        null,
                        Map.of(),
                        5,
                        null,
                        TimestampType.NO_TIMESTAMP_TYPE)))
        .hasMessageContaining("no timestamp");
  }

  private static void assertRefused(@Nullable Object key, @Nullable Object value, String reason) {
    assertThatThrownBy(() -> MAPPER.of(record(key, value)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }

  private static Operation operation(Object key, @Nullable Object value) {
    return MAPPER.of(record(key, value)).orElseThrow();
  }

  private static JsonNode document(Operation operation) throws Exception {
    return JSON.readTree(String.valueOf(operation.json()));
  }

  private static SinkRecord record(@Nullable Object key, @Nullable Object value) {
    return new SinkRecord("t", 0, null, key, null, value, 5, 1234L, TimestampType.CREATE_TIME);
  }
}
