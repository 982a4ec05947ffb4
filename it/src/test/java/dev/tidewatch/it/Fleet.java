package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.kafka.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Instances in this JVM that share the work of one deployment. Owned by one thread. */
final class Fleet implements AutoCloseable {

  static final String SECRET = "the-secret-of-all-instances";

  private final Deployment deployment;
  private final List<String> settings;
  private final UnaryOperator<Api> how;
  private final List<Integer> ports;
  private final List<RunningInstance> running = new ArrayList<>();

  /** So many instances, when all of them are ready and hold each other's copies. */
  Fleet(Deployment deployment, int instances) {
    this(deployment, instances, List.of("cluster.secret=" + SECRET), api -> api);
  }

  /**
   * The same.
   *
   * @param settings that say how instances and callers know each other
   * @param how the instances are to be asked
   */
  Fleet(Deployment deployment, int instances, List<String> settings, UnaryOperator<Api> how) {
    this.deployment = deployment;
    this.settings = settings;
    this.how = how;
    this.ports = Ports.free(instances);
    for (int number = 0; number < instances; number++) {
      running.add(start(number));
    }
    awaitCopies();
  }

  private RunningInstance start(int number) {
    String all = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    List<String> own = new ArrayList<>(settings);
    own.addAll(
        List.of(
            "instance.name=" + name(number),
            "num.standby.replicas=1",
            "cluster.port=" + ports.get(number),
            "cluster.peer.ports=" + all));
    return deployment.with(own).start(deployment.state(name(number))).asked(how);
  }

  String name(int number) {
    return deployment.name() + "-" + number;
  }

  Api api(int number) {
    return running.get(number).api();
  }

  int port(int number) {
    return ports.get(number);
  }

  /** Stops one as an operator would. */
  void stop(int number) {
    running.get(number).close();
  }

  /** Starts it again on the same state. */
  void restart(int number) {
    running.set(number, start(number));
  }

  /** Waits until each instance may be stopped: every partition has a copy elsewhere. */
  void awaitCopies() {
    for (RunningInstance instance : running) {
      for (String question : List.of("/health/ready", "/health/roll")) {
        Awaitility.await("copies of all partitions")
            .atMost(Api.PATIENCE)
            .untilAsserted(
                () -> {
                  HttpAnswer answer = instance.api().get(question);
                  assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                });
      }
    }
  }

  @Override
  public void close() {
    running.forEach(RunningInstance::close);
  }
}
