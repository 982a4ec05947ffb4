package dev.tidewatch.spark.api;

/**
 * An answer, and how many of the tasks that it is about are not kept one by one: its body is as
 * Spark's History Server gives it, and has no place to say so.
 */
public record Noted<T>(T value, long droppedTasks) {}
