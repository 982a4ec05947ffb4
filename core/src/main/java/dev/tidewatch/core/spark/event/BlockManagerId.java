package dev.tidewatch.core.spark.event;

import org.jspecify.annotations.Nullable;

/** Where a block manager listens. */
record BlockManagerId(String executorId, String host, int port) {

  static BlockManagerId read(JsonLine in, String name) {
    in.enterObject(name);
    return readFields(in, name);
  }

  /** Null for null. */
  static @Nullable BlockManagerId readOptional(JsonLine in, String name) {
    return in.enterOptionalObject(name) ? readFields(in, name) : null;
  }

  private static BlockManagerId readFields(JsonLine in, String name) {
    String executorId = null;
    String host = null;
    long port = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Executor ID" -> executorId = in.sharedText(field);
        case "Host" -> host = in.sharedText(field);
        case "Port" -> port = in.intValue(field);
        default -> in.skipValue();
      }
    }
    return new BlockManagerId(
        in.required(executorId, name, "Executor ID"),
        in.required(host, name, "Host"),
        (int) in.required(port, name, "Port"));
  }

  /** Spark's wording, which fetch failures quote; the topology is never logged. */
  @Override
  public String toString() {
    return "BlockManagerId(" + executorId + ", " + host + ", " + port + ", None)";
  }
}
