package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.ExecutorResourceRequest;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.ResourceProfileAdded;
import dev.tidewatch.core.spark.event.TaskResourceRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of one attempt, redacted.
 *
 * @param known whether {@code SparkListenerEnvironmentUpdate} was seen; resource profiles may come
 *     before it
 * @param resourceProfiles by id
 */
public record EnvironmentState(
    boolean known,
    Map<String, String> jvmInformation,
    Map<String, String> sparkProperties,
    Map<String, String> hadoopProperties,
    Map<String, String> systemProperties,
    Map<String, String> metricsProperties,
    Map<String, String> classpathEntries,
    Map<Integer, ResourceProfile> resourceProfiles) {

  /** Nothing seen yet. */
  public static final EnvironmentState NONE =
      new EnvironmentState(
          false, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** What executors and tasks of one profile ask for. */
  public record ResourceProfile(
      int id,
      Map<String, ExecutorResourceRequest> executorResources,
      Map<String, TaskResourceRequest> taskResources) {}

  /** The state after an environment was logged; a later one replaces an earlier one. */
  public EnvironmentState next(EnvironmentUpdate event) {
    return new EnvironmentState(
        true,
        event.jvmInformation(),
        event.sparkProperties(),
        event.hadoopProperties(),
        event.systemProperties(),
        event.metricsProperties(),
        event.classpathEntries(),
        resourceProfiles);
  }

  /** The state after a resource profile was logged. */
  public EnvironmentState next(ResourceProfileAdded event) {
    Map<Integer, ResourceProfile> profiles = new TreeMap<>(resourceProfiles);
    profiles.put(
        event.id(),
        new ResourceProfile(event.id(), event.executorResources(), event.taskResources()));
    return new EnvironmentState(
        known,
        jvmInformation,
        sparkProperties,
        hadoopProperties,
        systemProperties,
        metricsProperties,
        classpathEntries,
        profiles);
  }
}
