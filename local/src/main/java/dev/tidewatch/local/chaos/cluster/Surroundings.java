package dev.tidewatch.local.chaos.cluster;

import java.util.List;
import java.util.Map;

/**
 * What a process is started in.
 *
 * @param launcher a command that runs the Java command line appended to it; empty for none
 * @param environment variables on top of the inherited ones
 */
public record Surroundings(List<String> launcher, Map<String, String> environment) {
  /** Nothing special. */
  public static final Surroundings PLAIN = new Surroundings(List.of(), Map.of());

  public Surroundings {
    launcher = List.copyOf(launcher);
    environment = Map.copyOf(environment);
  }
}
