package dev.tidewatch.core.spark.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code SparkListenerExecutorAdded} says of the executor itself. */
record ExecutorInfo(
    String host,
    int totalCores,
    Map<String, String> logUrls,
    Map<String, String> attributes,
    Map<String, ResourceInformation> resources,
    int resourceProfileId) {

  static ExecutorInfo read(JsonLine in, String name) {
    in.enterObject(name);
    String host = null;
    long totalCores = JsonLine.ABSENT;
    Map<String, String> logUrls = null;
    // Since Spark 3.0, as the resources; the profile's id since 3.4.
    Map<String, String> attributes = null;
    Map<String, ResourceInformation> resources = Map.of();
    int resourceProfileId = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Host" -> host = in.sharedText(field);
        case "Total Cores" -> totalCores = in.intValue(field);
        case "Log Urls" -> logUrls = StringMaps.read(in, field, Texts::freeEntry);
        case "Attributes" -> attributes = StringMaps.readOptional(in, field, Texts::property);
        case "Resources" -> resources = resources(in, field);
        case "Resource Profile Id" -> resourceProfileId = in.optionalInt(field, 0);
        default -> in.skipValue();
      }
    }
    return new ExecutorInfo(
        in.required(host, name, "Host"),
        (int) in.required(totalCores, name, "Total Cores"),
        in.required(logUrls, name, "Log Urls"),
        attributes == null ? Map.of() : attributes,
        resources,
        resourceProfileId);
  }

  private static Map<String, ResourceInformation> resources(JsonLine in, String name) {
    if (!in.enterOptionalObject(name)) {
      return Map.of();
    }
    Map<String, ResourceInformation> resources = new LinkedHashMap<>();
    for (String key = in.nextField(); key != null; key = in.nextField()) {
      resources.put(key, resource(in, name));
    }
    return Collections.unmodifiableMap(resources);
  }

  private static ResourceInformation resource(JsonLine in, String object) {
    in.enterObject(object);
    String name = null;
    List<String> addresses = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> name = in.sharedText(field);
        case "addresses" -> addresses = addresses(in, field);
        default -> in.skipValue();
      }
    }
    return new ResourceInformation(
        in.required(name, object, "name"), in.required(addresses, object, "addresses"));
  }

  private static List<String> addresses(JsonLine in, String name) {
    in.enterArray(name);
    List<String> addresses = new ArrayList<>();
    while (in.nextElement()) {
      addresses.add(in.sharedText(name));
    }
    return List.copyOf(addresses);
  }
}
