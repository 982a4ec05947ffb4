package dev.tidewatch.core.spark.event;

/** Reads a {@code Storage Level}. */
final class StorageLevels {

  private StorageLevels() {}

  static StorageLevel read(JsonLine in, String name) {
    in.enterObject(name);
    Boolean useDisk = null;
    Boolean useMemory = null;
    boolean useOffHeap = false;
    Boolean deserialized = null;
    long replication = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Use Disk" -> useDisk = in.booleanValue(field);
        case "Use Memory" -> useMemory = in.booleanValue(field);
        case "Use Off Heap" -> useOffHeap = in.optionalBoolean(field, false);
        case "Deserialized" -> deserialized = in.booleanValue(field);
        case "Replication" -> replication = in.intValue(field);
        default -> in.skipValue();
      }
    }
    return new StorageLevel(
        in.required(useDisk, name, "Use Disk"),
        in.required(useMemory, name, "Use Memory"),
        useOffHeap,
        in.required(deserialized, name, "Deserialized"),
        (int) in.required(replication, name, "Replication"));
  }
}
