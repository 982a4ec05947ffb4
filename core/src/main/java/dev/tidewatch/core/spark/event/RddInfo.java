package dev.tidewatch.core.spark.event;

/** An RDD as a stage names it. */
public record RddInfo(int id, String name, int numPartitions, StorageLevel storageLevel) {}
