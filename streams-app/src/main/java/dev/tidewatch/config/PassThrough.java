package dev.tidewatch.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings handed to a Kafka client as they are. Printing shows only the names: any value may be a
 * secret, and which ones are depends on the plugins in use.
 */
public record PassThrough(Map<String, String> values) {

  public PassThrough {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    Map<String, String> masked = new TreeMap<>(values);
    masked.replaceAll((name, value) -> Secret.MASK);
    return masked.toString();
  }
}
