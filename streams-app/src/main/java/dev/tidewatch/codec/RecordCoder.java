package dev.tidewatch.codec;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * A Java record as an Avro record, field by field in the order of its components. Every field has a
 * default, so that a reader takes what an older writer did not know.
 */
final class RecordCoder implements Coder {

  static final String NAMESPACE = "dev.tidewatch";

  private final Schema schema;
  private final List<Field> fields;
  private final MethodHandle constructor;

  private RecordCoder(Schema schema, List<Field> fields, MethodHandle constructor) {
    this.schema = schema;
    this.fields = fields;
    this.constructor = constructor;
  }

  static RecordCoder of(Class<? extends Record> type, Coders coders) {
    List<Field> fields = new ArrayList<>();
    List<Schema.Field> schemaFields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Field field = Field.of(component, coders);
      fields.add(field);
      schemaFields.add(
          new Schema.Field(component.getName(), field.schema(), null, field.defaultValue()));
    }
    Schema schema = Schema.createRecord(avroName(type), null, NAMESPACE, false, schemaFields);
    return new RecordCoder(schema, List.copyOf(fields), constructorOf(type));
  }

  /** The name with those of the classes around it, since Avro knows no nesting. */
  static String avroName(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : avroName(outer) + "_" + type.getSimpleName();
  }

  private static MethodHandle constructorOf(Class<? extends Record> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return lookup(type)
          .unreflectConstructor(type.getDeclaredConstructor(types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Not accessible: " + type, e);
    }
  }

  /** Sees records that are not public too: they are ours. */
  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    for (Field field : fields) {
      field.write(value, out);
    }
  }

  @Override
  public Object read(Decoder in) throws IOException {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(in);
    }
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The constructor of " + schema.getName() + " failed", e);
    }
  }

  @Override
  public Object defaultValue() {
    return Map.of();
  }

  /** One component: how to get it out of the record, and its coder, nullable or not. */
  private record Field(
      MethodHandle getter, @Nullable Coder required, @Nullable NullableCoder nullable) {

    static Field of(RecordComponent component, Coders coders) {
      Coder coder = coders.of(component.getGenericType());
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      try {
        MethodHandle getter =
            lookup(component.getDeclaringRecord())
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        return nullable
            ? new Field(getter, null, new NullableCoder(coder))
            : new Field(getter, coder, null);
      } catch (IllegalAccessException e) {
        throw new IllegalArgumentException("Not accessible: " + component, e);
      }
    }

    Schema schema() {
      return nullable == null ? coder().schema() : nullable.schema();
    }

    Object defaultValue() {
      return nullable == null ? coder().defaultValue() : nullable.defaultValue();
    }

    void write(Object owner, Encoder out) throws IOException {
      if (nullable == null) {
        coder().write(get(owner), out);
      } else {
        nullable.write(get(owner), out);
      }
    }

    @Nullable Object read(Decoder in) throws IOException {
      return nullable == null ? coder().read(in) : nullable.read(in);
    }

    private Coder coder() {
      if (required == null) {
        throw new IllegalStateException("A field is either required or nullable");
      }
      return required;
    }

    private Object get(Object owner) {
      try {
        return (Object) getter.invokeExact(owner);
      } catch (Error | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("An accessor failed", e);
      }
    }
  }
}
