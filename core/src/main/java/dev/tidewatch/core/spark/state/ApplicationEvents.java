package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.versions.HadoopVersion;
import java.util.Map;

/** Start, environment and end of an application. */
final class ApplicationEvents {

  private ApplicationEvents() {}

  static void started(AttemptStore store, ApplicationStart event) {
    store.tally().time(event.time());
    store.put(store.application().next(event));
    ExecutorState driver = store.executor(ExecutorEvents.DRIVER);
    if (driver != null && event.driverLogs() != null) {
      Map<String, String> attributes =
          event.driverAttributes() == null ? Map.of() : event.driverAttributes();
      store.put(driver.at(driver.place().logging(event.driverLogs(), attributes)));
    }
  }

  static void environment(AttemptStore store, EnvironmentUpdate event) {
    store.put(store.environment().next(event));
    ApplicationState application = store.application();
    ApplicationState.Versions versions =
        new ApplicationState.Versions(
            event.jvmInformation().get("Java Version"),
            event.jvmInformation().get("Scala Version"),
            HadoopVersion.fromClasspath(event.classpathEntries().keySet())
                .map(HadoopVersion::toString)
                .orElse(null));
    store.put(application.on(versions, cpusPerTask(event, application.cpusPerTask())));
  }

  /** A value that is no number leaves the one before: Spark would have refused to start. */
  private static int cpusPerTask(EnvironmentUpdate event, int before) {
    String cpus = event.sparkProperties().get("spark.task.cpus");
    return cpus != null && cpus.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(cpus) : before;
  }

  static void ended(AttemptStore store, ApplicationEnd event) {
    store.tally().time(event.time());
    store.put(store.application().next(event));
  }
}
