package dev.tidewatch.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Samples as Avro's own generic records. */
final class SampleCodec implements AvroCodec<Sample> {

  private static final Schema SCHEMA = new Schema.Parser().parse(Sample.SCHEMA);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void writeTo(OutputStream out, Sample value) throws IOException {
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("name", value.name());
    record.put("count", value.count());
    record.put("tags", value.tags());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(SCHEMA).write(record, encoder);
    encoder.flush();
  }

  @Override
  public Sample readWith(Schema writer, byte[] bytes, int offset) throws IOException {
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(writer, SCHEMA)
            .read(
                null,
                DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null));
    List<String> tags = ((List<?>) record.get("tags")).stream().map(String::valueOf).toList();
    return new Sample(record.get("name").toString(), (Long) record.get("count"), tags);
  }
}
