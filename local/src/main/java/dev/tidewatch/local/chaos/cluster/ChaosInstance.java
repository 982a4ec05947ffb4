package dev.tidewatch.local.chaos.cluster;

import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance of Tidewatch in a child JVM, to be killed, stopped and started again with the same
 * addresses and state directory. Owned by one thread.
 */
public final class ChaosInstance {
  private static final Duration START_DEADLINE = Duration.ofMinutes(3);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(45);

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dlogback.configurationFile=dev/tidewatch/app/logback-service.xml");

  private final InstanceAddress address;
  private final List<String> settings;
  private final Path directory;
  private final LongConsumer started;
  private Surroundings surroundings = Surroundings.PLAIN;
  private @Nullable JavaProcess process;

  /**
   * Not started yet.
   *
   * @param settings {@code key=value}, all but the state directory
   * @param directory of its own, for log and state
   * @param started told the id of each process
   */
  ChaosInstance(
      InstanceAddress address, List<String> settings, Path directory, LongConsumer started) {
    this.address = address;
    this.settings = List.copyOf(settings);
    this.directory = directory;
    this.started = started;
  }

  /** Where it is. */
  public InstanceAddress address() {
    return address;
  }

  /** The file with the output of all its runs. */
  public Path log() {
    return directory.resolve("instance.log");
  }

  /** Its state directory. */
  public Path state() {
    return directory.resolve("state");
  }

  /** What it runs in from its next start on. */
  public void surroundings(Surroundings next) {
    surroundings = next;
  }

  /** Starts it and returns at once. */
  public void launch() {
    List<String> arguments = new ArrayList<>(List.of("run"));
    settings.forEach(setting -> arguments.add("--set=" + setting));
    arguments.add("--set=state.dir=" + state());
    JavaCommand command =
        new JavaCommand("tidewatch " + address.name(), "dev.tidewatch.local.Main")
            .jvmOptions(JVM_OPTIONS)
            .launcher(surroundings.launcher())
            .arguments(arguments.toArray(String[]::new));
    for (Map.Entry<String, String> variable : surroundings.environment().entrySet()) {
      command.environment(variable.getKey(), variable.getValue());
    }
    process = command.start(log(), Readiness.immediately(), START_DEADLINE);
    started.accept(process.pid());
  }

  /** Starts it and waits until it says that it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Waits until it says that it is ready. */
  public void awaitReady() {
    running().awaitReady(Readiness.answers(address.url().resolve("/health/ready")), START_DEADLINE);
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends it as a crash would (SIGKILL). */
  public void kill() {
    running().kill();
  }

  /**
   * Stops it in order (SIGTERM) and waits.
   *
   * @return its exit status
   */
  public int stop() {
    return running().stop(STOP_DEADLINE);
  }

  /** Suspends it (SIGSTOP). */
  public void suspend() {
    Signals.suspend(running().pid());
  }

  /** Lets it go on (SIGCONT). */
  public void resume() {
    Signals.resume(running().pid());
  }

  /** Id of its process. */
  public long pid() {
    return running().pid();
  }

  private JavaProcess running() {
    if (process == null) {
      throw new IllegalStateException(address.name() + " was never started");
    }
    return process;
  }
}
