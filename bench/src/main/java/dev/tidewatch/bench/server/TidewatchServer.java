package dev.tidewatch.bench.server;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instance in a fresh JVM, run as {@code ./tidewatch run} runs it. Owned by one thread.
 *
 * <p>Its thread names begin with {@code tidewatch-}, since that is its application id.
 */
public final class TidewatchServer implements AutoCloseable {

  private static final Duration START_DEADLINE = Duration.ofMinutes(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  /** Of every JVM that answers requests in a benchmark. */
  public static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx512m",
          "-Dfile.encoding=UTF-8",
          "-Dlogback.configurationFile=dev/tidewatch/app/logback-service.xml");

  private static final Pattern RUNNING =
      Pattern.compile("^(\\S+) .*Streams went from \\w+ to RUNNING", Pattern.MULTILINE);

  private final JavaProcess process;
  private final Instant started;
  private final RestClient api;
  private final Path state;

  private TidewatchServer(JavaProcess process, Instant started, RestClient api, Path state) {
    this.process = process;
    this.started = started;
    this.api = api;
    this.state = state;
  }

  /**
   * How to start one.
   *
   * @param directory for its state and its log; empty
   * @param bootstrapServers of the Kafka that holds the events
   * @param settings of Tidewatch, over what is set here
   * @param recording where a flight recording goes when it ends
   */
  public record Options(
      Path directory,
      String bootstrapServers,
      Map<String, String> settings,
      Optional<Path> recording) {}

  /** Starts one with 512 MiB of heap and returns when it is ready. */
  public static TidewatchServer start(Options options) {
    int port = Ports.claim(0, "Tidewatch");
    Path state = options.directory().resolve("state");
    List<String> arguments = new ArrayList<>(List.of("run"));
    Map.of(
            "bootstrap.servers", options.bootstrapServers(),
            "http.port", String.valueOf(port),
            "state.dir", state.toString(),
            "num.standby.replicas", "0")
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    options
        .settings()
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    URI root = URI.create("http://" + Ports.HOST + ":" + port + "/");
    Instant started = Instant.now();
    JavaProcess process =
        new JavaCommand("Tidewatch", "dev.tidewatch.local.Main")
            .jvmOptions(jvmOptions(options.recording()))
            .arguments(arguments.toArray(String[]::new))
            .start(
                options.directory().resolve("tidewatch.log"),
                Readiness.answers(root.resolve("health/ready")),
                START_DEADLINE);
    return new TidewatchServer(process, started, new RestClient(root, ANSWER_TIMEOUT), state);
  }

  private static List<String> jvmOptions(Optional<Path> recording) {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    recording.ifPresent(
        file ->
            options.addAll(
                List.of(
                    "-XX:FlightRecorderOptions=stackdepth=128",
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file)));
    return options;
  }

  /** Id of its process. */
  public long pid() {
    return process.pid();
  }

  /** When its process was started. */
  public Instant started() {
    return started;
  }

  /** When Kafka Streams was RUNNING for the first time, by its log. */
  public Instant running() {
    Matcher line = RUNNING.matcher(process.logged());
    if (!line.find()) {
      throw new IllegalStateException(process.log() + " does not tell when Streams was RUNNING");
    }
    return OffsetDateTime.parse(line.group(1)).toInstant();
  }

  /** Where its stores are. */
  public Path state() {
    return state;
  }

  /** Its HTTP API. */
  public RestClient api() {
    return api;
  }

  /**
   * Lines of an application's log that were applied, or counted with the reason why not; 0 while it
   * is unknown.
   */
  public long linesSeen(String appId) throws IOException {
    var answer = api.find("api/v1/applications/" + appId + "/completeness");
    if (answer.isEmpty()) {
      return 0;
    }
    var counts = answer.get();
    long seen =
        counts.path("events").asLong()
            + counts.path("unused").asLong()
            + counts.path("repeatedOffsets").asLong();
    for (var reason : counts.path("malformed")) {
      seen += reason.asLong();
    }
    return seen;
  }

  /** The sum over some applications. */
  public long linesSeen(Collection<String> appIds) throws IOException {
    long sum = 0;
    for (String appId : appIds) {
      sum += linesSeen(appId);
    }
    return sum;
  }

  /**
   * The sum of all series of one of its metrics.
   *
   * @throws IOException when there is no such metric
   */
  public double metric(String name) throws IOException {
    List<String> series =
        api.text("metrics")
            .lines()
            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
            .toList();
    if (series.isEmpty()) {
      throw new IOException("/metrics has no " + name);
    }
    return series.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Refuses to go on with a process that has ended. */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "Tidewatch ended; its log ends with:\n" + process.logTail(30));
    }
  }

  /** Ends it at once, as a crash would (SIGKILL). */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
