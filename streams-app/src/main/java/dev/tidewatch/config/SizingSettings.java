package dev.tidewatch.config;

/** From where on the rules on memory, files, partitions and time report; each by its key. */
public record SizingSettings(
    long memoryHighPercent,
    long memoryLowPercent,
    long memoryMinMs,
    long littleGcPercent,
    long littleGcMinMs,
    long fileMinBytes,
    long files,
    long partitionHighBytes,
    long partitionLowBytes,
    long partitions,
    long javaShuffleBytes,
    long driverPercent,
    long pathPercent,
    long wallMinMs) {

  static SizingSettings of(Values values) {
    return new SizingSettings(
        values.get(SizingKeys.MEMORY_HIGH_PERCENT),
        values.get(SizingKeys.MEMORY_LOW_PERCENT),
        values.get(SizingKeys.MEMORY_MIN_MS),
        values.get(SizingKeys.LITTLE_GC_PERCENT),
        values.get(SizingKeys.LITTLE_GC_MIN_MS),
        values.get(SizingKeys.FILES_MIN_BYTES),
        values.get(SizingKeys.FILES),
        values.get(SizingKeys.PARTITIONS_HIGH_BYTES),
        values.get(SizingKeys.PARTITIONS_LOW_BYTES),
        values.get(SizingKeys.PARTITIONS),
        values.get(SizingKeys.JAVA_SHUFFLE_BYTES),
        values.get(SizingKeys.DRIVER_PERCENT),
        values.get(SizingKeys.PATH_PERCENT),
        values.get(SizingKeys.WALL_MIN_MS));
  }
}
