package dev.tidewatch.connect.hbase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Put;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowMapperTest {

  private static final RowMapper MAPPER =
      new RowMapper(
          new RowKey(RowKey.parse(List.of("id")), 0),
          Columns.parse(List.of("metrics:tasks", "options:options.*", "summary:*")));

  @Test
  void fieldsGoToTheirFamiliesAtTheTimeOfTheRecord() {
    Put row =
        MAPPER
            .row(
                record(
                    Map.of(
                        "id",
                        "a",
                        "name",
                        "étl",
                        "tasks",
                        7,
                        "done",
                        true,
                        "options",
                        Map.of("spark.executor.cores", "4"))))
            .orElseThrow();

    assertThat(cells(row))
        .containsOnlyKeys(
            "metrics:tasks",
            "options:spark.executor.cores",
            "summary:done",
            "summary:id",
            "summary:name");
    assertThat(cells(row).get("metrics:tasks")).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 7});
    assertThat(cells(row).get("summary:name")).isEqualTo("étl".getBytes(UTF_8));
    assertThat(cells(row).get("summary:done")).isEqualTo("true".getBytes(UTF_8));
    assertThat(row.getTimestamp()).isEqualTo(1234);
  }

  @Test
  void structsAndMapsAreOne() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("tasks", Schema.INT64_SCHEMA)
            .field("endTime", Schema.OPTIONAL_INT64_SCHEMA)
            .build();
    Struct struct = new Struct(schema).put("id", "a").put("tasks", 7L);

    assertThat(cells(MAPPER.row(record(struct)).orElseThrow()))
        .usingRecursiveComparison()
        .isEqualTo(cells(MAPPER.row(record(Map.of("id", "a", "tasks", 7L))).orElseThrow()));
  }

  @Test
  void aTombstoneLeavesTheRow() {
    assertThat(MAPPER.row(record(null))).isEmpty();
  }

  @Test
  void whatMakesNoRowIsRefusedWithTheReason() {
    assertThatThrownBy(() -> MAPPER.row(record("text")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("set value.converter");
    assertThatThrownBy(() -> MAPPER.row(record(Map.of("id", "a", "name", List.of(1)))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the field name");
    assertThatThrownBy(() -> MAPPER.row(record(Map.of("id", "a", "options", "none"))))
        .hasMessageContaining("options is no map");
  }

  private static Map<String, byte[]> cells(Put row) {
    Map<String, byte[]> cells = new TreeMap<>();
    row.getFamilyCellMap()
        .values()
        .forEach(
            family ->
                family.forEach(
                    cell ->
                        cells.put(
                            new String(CellUtil.cloneFamily(cell), UTF_8)
                                + ":"
                                + new String(CellUtil.cloneQualifier(cell), UTF_8),
                            CellUtil.cloneValue(cell))));
    return cells;
  }

  private static SinkRecord record(@Nullable Object value) {
    return new SinkRecord("t", 0, null, null, null, value, 5, 1234L, TimestampType.CREATE_TIME);
  }
}
