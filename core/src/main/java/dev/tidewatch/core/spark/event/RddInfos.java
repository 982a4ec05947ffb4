package dev.tidewatch.core.spark.event;

import java.util.ArrayList;
import java.util.List;

/** Reads the RDDs of a stage. */
final class RddInfos {

  private RddInfos() {}

  static List<RddInfo> read(JsonLine in, String name) {
    in.enterArray(name);
    List<RddInfo> rdds = new ArrayList<>();
    while (in.nextObject(name)) {
      rdds.add(readOne(in, name));
    }
    return List.copyOf(rdds);
  }

  private static RddInfo readOne(JsonLine in, String object) {
    long id = JsonLine.ABSENT;
    String name = null;
    long numPartitions = JsonLine.ABSENT;
    StorageLevel storageLevel = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "RDD ID" -> id = in.intValue(field);
        case "Name" -> name = Texts.orEmpty(in.freeText(field));
        case "Number of Partitions" -> numPartitions = in.intValue(field);
        case "Storage Level" -> storageLevel = StorageLevels.read(in, field);
        default -> in.skipValue();
      }
    }
    return new RddInfo(
        (int) in.required(id, object, "RDD ID"),
        in.required(name, object, "Name"),
        (int) in.required(numPartitions, object, "Number of Partitions"),
        in.required(storageLevel, object, "Storage Level"));
  }
}
