package dev.tidewatch.core.spark.event;

/** Reads one kind of event; the cursor stands inside the event's object and is left at its end. */
@FunctionalInterface
interface EventReader {

  SparkEvent read(JsonLine in);
}
