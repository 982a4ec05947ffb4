package dev.tidewatch.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line, in the order in which fields are given. */
final class LogWriter {

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  private final JsonGenerator json;
  private long events;

  LogWriter(OutputStream out) throws IOException {
    this.json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
  }

  /** Writes one event on a line of its own. */
  void event(String name, Body fields) throws IOException {
    json.writeStartObject();
    json.writeStringField("Event", name);
    fields.write();
    json.writeEndObject();
    json.writeRaw('\n');
    events++;
  }

  void object(String name, Body fields) throws IOException {
    json.writeObjectFieldStart(name);
    fields.write();
    json.writeEndObject();
  }

  void array(String name, Body elements) throws IOException {
    json.writeArrayFieldStart(name);
    elements.write();
    json.writeEndArray();
  }

  /** An object as an element of an array. */
  void element(Body fields) throws IOException {
    json.writeStartObject();
    fields.write();
    json.writeEndObject();
  }

  void element(int number) throws IOException {
    json.writeNumber(number);
  }

  LogWriter put(String name, long number) throws IOException {
    json.writeNumberField(name, number);
    return this;
  }

  LogWriter put(String name, double number) throws IOException {
    json.writeNumberField(name, number);
    return this;
  }

  LogWriter put(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
    return this;
  }

  LogWriter put(String name, String text) throws IOException {
    json.writeStringField(name, text);
    return this;
  }

  /** Flushes; answers how many events were written. */
  long finish() throws IOException {
    json.close();
    return events;
  }
}
