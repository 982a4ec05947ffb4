package dev.tidewatch.spark.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes tasks as an object with a field for each task id, one after the other. */
final class TasksById extends StdSerializer<Iterable<TaskData>> {

  private static final long serialVersionUID = 1L;

  TasksById() {
    super(Iterable.class, false);
  }

  @Override
  public void serialize(Iterable<TaskData> tasks, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject();
    for (TaskData task : tasks) {
      json.writeFieldId(task.taskId());
      provider.defaultSerializeValue(task, json);
    }
    json.writeEndObject();
  }
}
