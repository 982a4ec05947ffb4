package dev.tidewatch.it.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/**
 * Avro values of every kind, in this JVM and in the {@link ConfluentPeer}'s, which has another
 * version of Avro.
 */
final class AvroSamples {

  /** A value and the schema that it is written with. */
  record Sample(Schema schema, Object value) {

    /** In Avro's JSON encoding. */
    String json() throws IOException {
      return AvroSamples.json(schema, value);
    }
  }

  private AvroSamples() {}

  /** By name, which is the topic's as well. */
  static Map<String, Sample> all() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put("text", new Sample(Schema.create(Schema.Type.STRING), "n\u00e4me \uD83D\uDE00"));
    samples.put("long", new Sample(Schema.create(Schema.Type.LONG), Long.MIN_VALUE));
    samples.put("truth", new Sample(Schema.create(Schema.Type.BOOLEAN), true));
    samples.put(
        "bytes",
        new Sample(
            Schema.create(Schema.Type.BYTES), ByteBuffer.wrap(new byte[] {0, 1, -1, 2, 127})));
    samples.put("order", new Sample(order(), filled()));
    return samples;
  }

  private static Schema order() {
    Schema amount = LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES));
    Schema position =
        SchemaBuilder.record("Position")
            .namespace("shop")
            .fields()
            .requiredString("article")
            .name("amount")
            .type(amount)
            .noDefault()
            .endRecord();
    return SchemaBuilder.record("Order")
        .namespace("shop")
        .fields()
        .requiredLong("id")
        .optionalString("note")
        .optionalString("missing")
        .requiredDouble("weight")
        .name("state")
        .type()
        .enumeration("State")
        .symbols("NEW", "SENT")
        .noDefault()
        .name("positions")
        .type()
        .array()
        .items(position)
        .noDefault()
        .name("counts")
        .type()
        .map()
        .values()
        .intType()
        .noDefault()
        .name("checksum")
        .type()
        .fixed("Checksum")
        .size(3)
        .noDefault()
        .endRecord();
  }

  private static GenericRecord filled() {
    Schema schema = order();
    Schema position = schema.getField("positions").schema().getElementType();
    GenericRecord first = new GenericData.Record(position);
    first.put("article", "lamp");
    first.put("amount", ByteBuffer.wrap(new BigDecimal("-12.50").unscaledValue().toByteArray()));
    GenericRecord order = new GenericData.Record(schema);
    order.put("id", 7L);
    order.put("note", "\"quoted\"\n");
    order.put("weight", 0.1);
    order.put("state", new GenericData.EnumSymbol(schema.getField("state").schema(), "SENT"));
    order.put("positions", List.of(first));
    order.put("counts", Map.of("a", 1));
    order.put(
        "checksum",
        new GenericData.Fixed(schema.getField("checksum").schema(), new byte[] {1, 2, 3}));
    return order;
  }

  static String json(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, bytes);
    Object written = value instanceof byte[] array ? ByteBuffer.wrap(array) : value;
    new GenericDatumWriter<>(schema).write(written, encoder);
    encoder.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
