package dev.tidewatch.local.kafka;

import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.ProcessFailedException;
import dev.tidewatch.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A broker of a {@link KafkaCluster}, in a child JVM: to be killed, stopped and started again with
 * the same data and ports. Owned by one thread.
 */
public final class KafkaProcess {
  /** Generous: three brokers on two busy cores take 7.5 s when nothing else runs. */
  private static final Duration START_DEADLINE = Duration.ofSeconds(90);

  private static final String LOGGING = "dev/tidewatch/app/logback-service.xml";

  private final BrokerNode node;
  private final List<String> jvmOptions;
  private JavaProcess process;

  KafkaProcess(BrokerNode node, List<String> jvmOptions) {
    this.node = node;
    this.jvmOptions = jvmOptions;
    this.process = launch();
  }

  /** Its {@code node.id}. */
  public int id() {
    return node.id();
  }

  /** {@code host:port} for clients; the same after a restart. */
  public String bootstrapServer() {
    return node.bootstrapServer();
  }

  /**
   * Where a further listener really listens, whatever clients are told.
   *
   * @param listener as given to {@link KafkaCluster.Builder#listener}
   */
  public int port(String listener) {
    return node.more().stream()
        .filter(each -> each.name().equals(listener))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no listener " + listener))
        .port();
  }

  /** The file with the output of all its runs. */
  public Path log() {
    return node.directory().resolve("broker.log");
  }

  /** Id of the operating system's process, another one after each restart. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash would (SIGKILL). */
  public void kill() {
    process.kill();
  }

  /** Stops it in order: leadership moves away first where another broker can take it. */
  public void stop() {
    process.close();
  }

  /** Begins to stop it and does not wait. */
  void terminate() {
    process.terminate();
  }

  /** Waits for the end that was begun, and kills it after the deadline. */
  void awaitEnd(Duration deadline) {
    process.stop(deadline);
  }

  /**
   * Stops it if it runs, starts it on its old data and ports, and returns when it is in the cluster
   * again.
   *
   * @throws ProcessFailedException when it does not come up
   */
  public void restart() {
    stop();
    process = launch();
    awaitCluster(Set.of(node.id()));
  }

  /** Waits until this broker answers and sees {@code nodes} in its cluster. */
  void awaitCluster(Set<Integer> nodes) {
    try (var probe = new ClusterProbe(node.bootstrapServer())) {
      process.awaitReady(running -> probe.sees(nodes), START_DEADLINE);
    }
  }

  private JavaProcess launch() {
    return new JavaCommand("Kafka broker " + node.id(), "kafka.Kafka")
        .jvmOptions(List.of("-Dlogback.configurationFile=" + LOGGING))
        .jvmOptions(jvmOptions)
        .arguments(node.propertiesFile().toString())
        .start(log(), Readiness.immediately(), START_DEADLINE);
  }
}
