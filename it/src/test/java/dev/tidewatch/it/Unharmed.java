package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/**
 * Watches instances of this JVM while they are asked what they should not be: afterwards they must
 * be as before, and nothing of it an error in the log.
 */
final class Unharmed implements AutoCloseable {

  /** Of bounded pools, which fill as they are needed, and of the one who asks. */
  private static final String POOLED =
      "(qtp|JettyServerThreadPool|HttpClient|tidewatch-peer-client|ForkJoinPool|Keep-Alive|idle-).*";

  /** The whole line: a gauge that is not there is not zero. */
  private static final String NO_SCAN = "tidewatch_store_iterators_open 0.0";

  private static final int OF_A_POOL = 8;

  private final List<Api> instances;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Map<String, Long> threads = threads();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            errors.add(event + " " + ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };

  /**
   * Starts to watch.
   *
   * @param instances asked as an operator
   */
  Unharmed(List<Api> instances) {
    this.instances = instances;
    appender.start();
    root.addAppender(appender);
  }

  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", "N"))
        .filter(name -> !name.matches(POOLED))
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }

  void check() {
    for (Api instance : instances) {
      assertThat(instance.get("/health/live").status()).isEqualTo(200);
      instance.await("that it is ready", () -> instance.get("/health/ready").status() == 200);
      instance.await(
          "that no scan is left open",
          () -> instance.get("/metrics").body().contains("\n" + NO_SCAN + "\n"));
      instance.await("that all members are live", () -> areAllLive(instance));
    }
    Awaitility.await("that no thread is left")
        .atMost(Api.PATIENCE)
        .untilAsserted(() -> assertThat(grown()).isEmpty());
    assertThat(errors).isEmpty();
  }

  /** Threads of a name that are many more than before; a few are a pool that is being used. */
  private Map<String, Long> grown() {
    Map<String, Long> grown = new TreeMap<>(threads());
    grown.replaceAll((name, now) -> now - threads.getOrDefault(name, 0L));
    grown.values().removeIf(more -> more <= OF_A_POOL);
    return grown;
  }

  private boolean areAllLive(Api instance) {
    JsonNode members = instance.json("cluster").path("members");
    return members.size() == instances.size()
        && members.findValuesAsText("state").stream().allMatch("live"::equals);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
