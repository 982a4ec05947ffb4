package dev.tidewatch.local.connect.warehouse;

import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** The fields of an order, which came without a schema. */
record Order(Map<?, ?> fields) {

  String text(String name) {
    return field(name).toString();
  }

  double number(String name) {
    if (field(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new DataException("field \"" + name + "\" is no number");
  }

  private Object field(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new DataException("field \"" + name + "\" is missing");
    }
    return value;
  }
}
