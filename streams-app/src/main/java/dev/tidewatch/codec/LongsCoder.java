package dev.tidewatch.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** A class that is a fixed row of numbers, as an array of longs without trailing zeros. */
record LongsCoder<T>(Class<T> type, Function<T, long[]> toLongs, Function<long[], T> fromLongs)
    implements Coder {

  private static final Schema SCHEMA = Schema.createArray(Schema.create(Schema.Type.LONG));

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    long[] longs = toLongs.apply(type.cast(value));
    int length = longs.length;
    while (length > 0 && longs[length - 1] == 0) {
      length--;
    }
    out.writeArrayStart();
    out.setItemCount(length);
    for (int i = 0; i < length; i++) {
      out.startItem();
      out.writeLong(longs[i]);
    }
    out.writeArrayEnd();
  }

  @Override
  public Object read(Decoder in) throws IOException {
    long[] longs = new long[0];
    int length = 0;
    for (long items = in.readArrayStart(); items > 0; items = in.arrayNext()) {
      longs = Arrays.copyOf(longs, Math.addExact(length, Math.toIntExact(items)));
      while (length < longs.length) {
        longs[length++] = in.readLong();
      }
    }
    return type.cast(fromLongs.apply(longs));
  }

  @Override
  public Object defaultValue() {
    return List.of();
  }
}
