package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.cluster.InstanceAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The instances that a load balancer would send to: it asks each for its readiness every 200 ms and
 * believes the last answer. Thread-safe.
 */
public final class ReadyInstances implements AutoCloseable {
  private static final long INTERVAL_MS = 200;
  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final int OK = 200;

  private final List<InstanceAddress> instances;
  private final Map<InstanceAddress, Boolean> ready = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Threads.named("chaos-ready"));

  /** Starts to ask. */
  public ReadyInstances(List<InstanceAddress> instances) {
    this.instances = List.copyOf(instances);
    for (InstanceAddress instance : instances) {
      var unused =
          timer.scheduleAtFixedRate(() -> ask(instance), 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void ask(InstanceAddress instance) {
    var request =
        HttpRequest.newBuilder(instance.url().resolve("/health/ready")).timeout(TIMEOUT).build();
    var unused =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .handle((response, error) -> ready.put(instance, isReady(response)));
  }

  private static boolean isReady(@Nullable HttpResponse<?> response) {
    return response != null && response.statusCode() == OK;
  }

  /** Whether it was ready when it was asked last. */
  boolean isReady(InstanceAddress instance) {
    return ready.getOrDefault(instance, false);
  }

  /**
   * The next instance in turn.
   *
   * @param except one that just failed; null for none
   */
  InstanceAddress next(@Nullable InstanceAddress except) {
    List<InstanceAddress> others = instances.stream().filter(each -> !each.equals(except)).toList();
    List<InstanceAddress> candidates = others.stream().filter(this::isReady).toList();
    if (candidates.isEmpty()) {
      candidates = others.isEmpty() ? instances : others; // As balancers do that have no choice.
    }
    return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
