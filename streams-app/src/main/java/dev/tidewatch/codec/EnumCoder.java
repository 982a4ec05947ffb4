package dev.tidewatch.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** An enum by its constants' names; a name that a reader does not know becomes its first one. */
record EnumCoder(Schema schema, List<Enum<?>> constants) implements Coder {

  static EnumCoder of(Class<?> type) {
    List<Enum<?>> constants = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      constants.add((Enum<?>) constant);
    }
    List<String> names = constants.stream().<String>map(Enum::name).toList();
    Schema schema =
        Schema.createEnum(
            RecordCoder.avroName(type), null, RecordCoder.NAMESPACE, names, names.get(0));
    return new EnumCoder(schema, List.copyOf(constants));
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    out.writeEnum(((Enum<?>) value).ordinal());
  }

  @Override
  public Object read(Decoder in) throws IOException {
    return constants.get(in.readEnum());
  }

  @Override
  public Object defaultValue() {
    return constants.get(0).name();
  }
}
