package dev.tidewatch.core.spark.event;

import java.util.List;

/** A resource that an executor holds, such as {@code gpu} with the addresses of its devices. */
public record ResourceInformation(String name, List<String> addresses) {}
