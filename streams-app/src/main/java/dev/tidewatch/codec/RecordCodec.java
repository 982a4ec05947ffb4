package dev.tidewatch.codec;

import dev.tidewatch.registry.AvroCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Java record as Avro binary behind the 8 bytes of its schema's CRC-64-AVRO fingerprint
 * (big-endian), and reads what any released version has written: a value of another schema is
 * brought to this one by Avro's own resolution rules.
 *
 * <p>The schema is derived from the record's components: {@code @Nullable} ones become unions with
 * null, the rest is required, all have defaults. Immutable and thread-safe.
 */
public final class RecordCodec<T extends Record> implements AvroCodec<T> {

  private static final int FINGERPRINT_LENGTH = Long.BYTES;

  /** Its buffer is used again; Avro points it at another stream each time. */
  private static final ThreadLocal<@Nullable BinaryEncoder> ENCODER = new ThreadLocal<>();

  private final Class<T> type;
  private final Coder coder;
  private final byte[] fingerprint;
  private final SchemaArchive archive;

  private RecordCodec(Class<T> type, SchemaArchive archive) {
    this.type = type;
    this.coder = new Coders().of(type);
    this.fingerprint = bytes(SchemaNormalization.parsingFingerprint64(coder.schema()));
    this.archive = archive;
  }

  /** The codec of a record type; fails on a component that no coder knows. */
  public static <T extends Record> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type, SchemaArchive.released());
  }

  static <T extends Record> RecordCodec<T> of(Class<T> type, SchemaArchive archive) {
    return new RecordCodec<>(type, archive);
  }

  @Override
  public Schema schema() {
    return coder.schema();
  }

  /** The value's bytes. */
  public byte[] encode(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(fingerprint);
    try {
      writeTo(bytes, value);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void writeTo(OutputStream out, T value) throws IOException {
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, ENCODER.get());
    ENCODER.set(encoder);
    coder.write(value, encoder);
    encoder.flush();
  }

  @Override
  public T readWith(Schema writer, byte[] bytes, int offset) throws IOException {
    return writer.equals(schema()) ? read(bytes, offset) : read(upgraded(writer, bytes, offset), 0);
  }

  /**
   * The value that was written.
   *
   * @throws UnknownSchemaException when no released version wrote these bytes
   */
  public T decode(byte[] bytes) {
    try {
      if (bytes.length < FINGERPRINT_LENGTH) {
        throw new UnknownSchemaException(type.getSimpleName(), Arrays.toString(bytes));
      }
      if (Arrays.equals(bytes, 0, FINGERPRINT_LENGTH, fingerprint, 0, FINGERPRINT_LENGTH)) {
        return read(bytes, FINGERPRINT_LENGTH);
      }
      Schema writer = archive.find(type, ByteBuffer.wrap(bytes).getLong());
      return read(upgraded(writer, bytes, FINGERPRINT_LENGTH), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cut off or damaged: " + type.getSimpleName(), e);
    }
  }

  private T read(byte[] bytes, int offset) throws IOException {
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    return type.cast(coder.read(in));
  }

  /** Old bytes, read with the schema that wrote them and written again with today's. */
  private byte[] upgraded(Schema writer, byte[] bytes, int offset) throws IOException {
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    GenericRecord value =
        new GenericDatumReader<GenericRecord>(writer, coder.schema()).read(null, in);
    ByteArrayOutputStream upgraded = new ByteArrayOutputStream(bytes.length);
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(upgraded, null);
    new GenericDatumWriter<GenericRecord>(coder.schema()).write(value, out);
    return upgraded.toByteArray();
  }

  private static byte[] bytes(long value) {
    return ByteBuffer.allocate(FINGERPRINT_LENGTH).putLong(value).array();
  }
}
