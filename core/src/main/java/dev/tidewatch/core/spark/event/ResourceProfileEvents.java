package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.ResourceProfileAdded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code SparkListenerResourceProfileAdded}. */
final class ResourceProfileEvents {

  /** Reads the value of one entry, named after the whole map in errors. */
  @FunctionalInterface
  private interface EntryReader<T> {
    T read(JsonLine in, String name);
  }

  private ResourceProfileEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerResourceProfileAdded", ResourceProfileEvents::added);
  }

  private static ResourceProfileAdded added(JsonLine in) {
    long id = JsonLine.ABSENT;
    Map<String, ExecutorResourceRequest> executor = null;
    Map<String, TaskResourceRequest> task = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Resource Profile Id" -> id = in.intValue(field);
        case "Executor Resource Requests" ->
            executor = entries(in, field, ResourceProfileEvents::executorRequest);
        case "Task Resource Requests" ->
            task = entries(in, field, ResourceProfileEvents::taskRequest);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerResourceProfileAdded";
    return new ResourceProfileAdded(
        (int) in.required(id, event, "Resource Profile Id"),
        in.required(executor, event, "Executor Resource Requests"),
        in.required(task, event, "Task Resource Requests"));
  }

  private static <T> Map<String, T> entries(JsonLine in, String name, EntryReader<T> reader) {
    in.enterObject(name);
    Map<String, T> entries = new LinkedHashMap<>();
    for (String key = in.nextField(); key != null; key = in.nextField()) {
      entries.put(key, reader.read(in, name));
    }
    return Collections.unmodifiableMap(entries);
  }

  private static ExecutorResourceRequest executorRequest(JsonLine in, String object) {
    in.enterObject(object);
    String resource = null;
    long amount = JsonLine.ABSENT;
    String discoveryScript = null;
    String vendor = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Resource Name" -> resource = in.sharedText(field);
        case "Amount" -> amount = in.longValue(field);
        case "Discovery Script" -> discoveryScript = Texts.orEmpty(in.freeText(field));
        case "Vendor" -> vendor = Texts.orEmpty(in.freeText(field));
        default -> in.skipValue();
      }
    }
    return new ExecutorResourceRequest(
        in.required(resource, object, "Resource Name"),
        in.required(amount, object, "Amount"),
        in.required(discoveryScript, object, "Discovery Script"),
        in.required(vendor, object, "Vendor"));
  }

  private static TaskResourceRequest taskRequest(JsonLine in, String object) {
    in.enterObject(object);
    String resource = null;
    Double amount = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Resource Name" -> resource = in.sharedText(field);
        case "Amount" -> amount = in.doubleValue(field);
        default -> in.skipValue();
      }
    }
    return new TaskResourceRequest(
        in.required(resource, object, "Resource Name"), in.required(amount, object, "Amount"));
  }
}
