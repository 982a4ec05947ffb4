package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.ExecutorResourceRequest;
import dev.tidewatch.core.spark.event.TaskResourceRequest;
import dev.tidewatch.core.spark.state.EnvironmentState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code ApplicationEnvironmentInfo}: pairs of name and value, by name. Empty until the
 * environment was logged, where the History Server says "no such app".
 */
public record ApplicationEnvironmentInfo(
    RuntimeInfo runtime,
    List<List<String>> sparkProperties,
    List<List<String>> hadoopProperties,
    List<List<String>> systemProperties,
    List<List<String>> metricsProperties,
    List<List<String>> classpathEntries,
    List<ResourceProfileInfo> resourceProfiles) {

  /** Spark's {@code RuntimeInfo}. */
  public record RuntimeInfo(
      @Nullable String javaVersion, @Nullable String javaHome, @Nullable String scalaVersion) {}

  /** Spark's {@code ResourceProfileInfo}. */
  public record ResourceProfileInfo(
      int id,
      Map<String, ExecutorResourceRequest> executorResources,
      Map<String, TaskResourceRequest> taskResources) {}

  /** The answer to {@code environment}. */
  public static ApplicationEnvironmentInfo of(EnvironmentState state) {
    Map<String, String> jvm = state.jvmInformation();
    return new ApplicationEnvironmentInfo(
        new RuntimeInfo(jvm.get("Java Version"), jvm.get("Java Home"), jvm.get("Scala Version")),
        pairs(state.sparkProperties()),
        pairs(state.hadoopProperties()),
        pairs(state.systemProperties()),
        pairs(state.metricsProperties()),
        pairs(state.classpathEntries()),
        new TreeMap<>(state.resourceProfiles())
            .values().stream()
                .map(
                    profile ->
                        new ResourceProfileInfo(
                            profile.id(), profile.executorResources(), profile.taskResources()))
                .toList());
  }

  private static List<List<String>> pairs(Map<String, String> properties) {
    return new TreeMap<>(properties)
        .entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList();
  }
}
