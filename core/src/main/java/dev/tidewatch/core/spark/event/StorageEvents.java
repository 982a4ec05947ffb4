package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;
import java.util.Map;

/** Reads what becomes of block managers and the blocks they hold. */
final class StorageEvents {

  private StorageEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerBlockManagerAdded", StorageEvents::blockManagerAdded);
    readers.put("SparkListenerUnpersistRDD", StorageEvents::unpersistRdd);
    readers.put("SparkListenerBlockUpdated", StorageEvents::blockUpdated);
  }

  private static BlockManagerAdded blockManagerAdded(JsonLine in) {
    long time = -1;
    BlockManagerId id = null;
    long maxMemory = JsonLine.ABSENT;
    Long maxOnHeapMemory = null;
    Long maxOffHeapMemory = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Timestamp" -> time = in.optionalLong(field, -1);
        case "Block Manager ID" -> id = BlockManagerId.read(in, field);
        case "Maximum Memory" -> maxMemory = in.longValue(field);
        case "Maximum Onheap Memory" -> maxOnHeapMemory = in.optionalLong(field);
        case "Maximum Offheap Memory" -> maxOffHeapMemory = in.optionalLong(field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerBlockManagerAdded";
    BlockManagerId blockManager = in.required(id, event, "Block Manager ID");
    return new BlockManagerAdded(
        time,
        blockManager.executorId(),
        blockManager.host(),
        blockManager.port(),
        in.required(maxMemory, event, "Maximum Memory"),
        maxOnHeapMemory,
        maxOffHeapMemory);
  }

  private static UnpersistRdd unpersistRdd(JsonLine in) {
    long rddId = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "RDD ID" -> rddId = in.intValue(field);
        default -> in.skipField(field);
      }
    }
    return new UnpersistRdd((int) in.required(rddId, "SparkListenerUnpersistRDD", "RDD ID"));
  }

  private static BlockUpdated blockUpdated(JsonLine in) {
    BlockUpdated update = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Block Updated Info" -> update = blockUpdatedInfo(in, field);
        default -> in.skipField(field);
      }
    }
    return in.required(update, "SparkListenerBlockUpdated", "Block Updated Info");
  }

  private static BlockUpdated blockUpdatedInfo(JsonLine in, String name) {
    in.enterObject(name);
    BlockManagerId blockManager = null;
    String blockId = null;
    StorageLevel storageLevel = null;
    long memorySize = JsonLine.ABSENT;
    long diskSize = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Block Manager ID" -> blockManager = BlockManagerId.read(in, field);
        case "Block ID" -> blockId = in.sharedText(field);
        case "Storage Level" -> storageLevel = StorageLevels.read(in, field);
        case "Memory Size" -> memorySize = in.longValue(field);
        case "Disk Size" -> diskSize = in.longValue(field);
        default -> in.skipValue();
      }
    }
    return new BlockUpdated(
        in.required(blockManager, name, "Block Manager ID").executorId(),
        in.required(blockId, name, "Block ID"),
        in.required(storageLevel, name, "Storage Level"),
        in.required(memorySize, name, "Memory Size"),
        in.required(diskSize, name, "Disk Size"));
  }
}
