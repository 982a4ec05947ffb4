package dev.tidewatch.codec;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** Finds the coder of a Java type. Not thread-safe: used while one codec is built. */
final class Coders {

  private static final Map<Class<?>, Coder> SCALARS =
      Map.ofEntries(
          Map.entry(int.class, scalar(Schema.Type.INT, 0, Coders::writeInt, Decoder::readInt)),
          Map.entry(Integer.class, scalar(Schema.Type.INT, 0, Coders::writeInt, Decoder::readInt)),
          Map.entry(long.class, scalar(Schema.Type.LONG, 0L, Coders::writeLong, Decoder::readLong)),
          Map.entry(Long.class, scalar(Schema.Type.LONG, 0L, Coders::writeLong, Decoder::readLong)),
          Map.entry(
              double.class,
              scalar(
                  Schema.Type.DOUBLE,
                  0.0,
                  (value, out) -> out.writeDouble((Double) value),
                  Decoder::readDouble)),
          Map.entry(
              boolean.class,
              scalar(Schema.Type.BOOLEAN, false, Coders::writeBoolean, Decoder::readBoolean)),
          Map.entry(
              Boolean.class,
              scalar(Schema.Type.BOOLEAN, false, Coders::writeBoolean, Decoder::readBoolean)),
          Map.entry(
              String.class,
              scalar(
                  Schema.Type.STRING,
                  "",
                  (value, out) -> out.writeString((String) value),
                  Decoder::readString)),
          Map.entry(
              TaskMetrics.class,
              new LongsCoder<>(TaskMetrics.class, TaskMetrics::toArray, TaskMetrics::of)),
          Map.entry(
              ExecutorPeaks.class,
              new LongsCoder<>(ExecutorPeaks.class, ExecutorPeaks::toArray, ExecutorPeaks::of)),
          Map.entry(long[].class, new LongsCoder<>(long[].class, long[]::clone, long[]::clone)));

  private final Map<Class<?>, Coder> records = new HashMap<>();

  Coder of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> raw = (Class<?>) type;
    Coder scalar = SCALARS.get(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isEnum()) {
      return EnumCoder.of(raw);
    }
    if (raw.isRecord()) {
      return ofRecord(raw);
    }
    throw new IllegalArgumentException("No coder for " + type);
  }

  private Coder ofRecord(Class<?> type) {
    Coder known = records.get(type);
    if (known != null) {
      return known;
    }
    Coder coder = RecordCoder.of(type.asSubclass(Record.class), this);
    records.put(type, coder);
    return coder;
  }

  private Coder ofGeneric(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return new ArrayCoder(of(arguments[0]), list -> list);
    }
    if (type.getRawType() == Set.class) {
      return new ArrayCoder(of(arguments[0]), Set::copyOf);
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new MapCoder(of(arguments[1]), key -> key);
    }
    if (type.getRawType() == Map.class && arguments[0] == Integer.class) {
      return new MapCoder(of(arguments[1]), Integer::valueOf);
    }
    throw new IllegalArgumentException("No coder for " + type);
  }

  private static void writeInt(Object value, Encoder out) throws IOException {
    out.writeInt((Integer) value);
  }

  private static void writeBoolean(Object value, Encoder out) throws IOException {
    out.writeBoolean((Boolean) value);
  }

  private static void writeLong(Object value, Encoder out) throws IOException {
    out.writeLong((Long) value);
  }

  @FunctionalInterface
  private interface Writing {
    void write(Object value, Encoder out) throws IOException;
  }

  @FunctionalInterface
  private interface Reading {
    Object read(Decoder in) throws IOException;
  }

  private static Coder scalar(
      Schema.Type type, Object defaultValue, Writing writing, Reading reading) {
    return new ScalarCoder(Schema.create(type), defaultValue, writing, reading);
  }

  private record ScalarCoder(Schema schema, Object defaultValue, Writing writing, Reading reading)
      implements Coder {

    @Override
    public void write(Object value, Encoder out) throws IOException {
      writing.write(value, out);
    }

    @Override
    public Object read(Decoder in) throws IOException {
      return reading.read(in);
    }
  }
}
