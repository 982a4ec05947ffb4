package dev.tidewatch.local.connect;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.ProcessFailedException;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A Kafka Connect worker, distributed and alone in its group, in a child JVM of about 150 MB. Ends
 * with this JVM, however this JVM ends. Owned by one thread; {@link #close} may come from another.
 *
 * <p>Connectors, their offsets and states are in topics of its Kafka, so that a worker that is
 * started there later with the same group goes on with them.
 */
public final class ConnectWorker implements AutoCloseable {
  /** Generous: it takes 4 s when nothing else runs. */
  private static final Duration START_DEADLINE = Duration.ofSeconds(90);

  private static final String MAIN = "org.apache.kafka.connect.cli.ConnectDistributed";
  private static final String LOGGING = "dev/tidewatch/app/logback-service.xml";

  private final JavaProcess process;
  private final URI url;

  private ConnectWorker(JavaProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** A worker that keeps its configuration and log in {@code directory}, which may be missing. */
  public static Builder in(Path directory) {
    return new Builder(directory);
  }

  /** Where its REST API listens, without a path. */
  public URI url() {
    return url;
  }

  /** Its REST API. */
  public ConnectRest rest() {
    return new ConnectRest(url);
  }

  /** The file with its output. */
  public Path log() {
    return process.log();
  }

  /**
   * Waits until it has joined its group and its REST API knows all its plugins.
   *
   * @throws ProcessFailedException when it ends before, or does not get there
   */
  public void awaitReady() {
    // A worker that is still on its way answers that nothing is found, or not at all.
    process.awaitReady(Readiness.answers(url.resolve("/health")), START_DEADLINE);
  }

  /** Ends it at once, as a crash would: nothing is committed any more. */
  public void kill() {
    process.kill();
  }

  /** Stops it in order: its connectors are stopped, and offsets of sinks are committed. */
  @Override
  public void close() {
    process.close();
  }

  /** What a worker starts with; owned by one thread. */
  public static final class Builder {
    private final Path directory;
    private final List<Path> plugins = new ArrayList<>();
    private final List<URI> listeners = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private String group = "connect";

    private Builder(Path directory) {
      this.directory = directory;
    }

    /** Its {@code group.id}, which begins the names of its topics too. */
    public Builder group(String id) {
      this.group = id;
      return this;
    }

    /**
     * Adds to its {@code plugin.path}: a jar that is a plugin, or a directory of plugins. Each gets
     * a class loader of its own. Connect's own converters and transformations are always there.
     */
    public Builder plugin(Path path) {
      plugins.add(path);
      return this;
    }

    /** Listens at this URL too, besides where it always does. */
    public Builder listener(URI url) {
      listeners.add(url);
      return this;
    }

    /** Sets a property of the worker, over Tidewatch's and Connect's default. */
    public Builder property(String name, String value) {
      overrides.put(name, value);
      return this;
    }

    /** Adds an option of its JVM, such as {@code -javaagent:…}. */
    public Builder jvmOption(String option) {
      jvmOptions.add(option);
      return this;
    }

    /**
     * Starts the worker and returns when its REST API answers.
     *
     * @throws ProcessFailedException when it does not come up
     * @throws UncheckedIOException when the directory cannot be written
     */
    public ConnectWorker start(String bootstrapServers) {
      var worker = launch(bootstrapServers);
      worker.awaitReady();
      return worker;
    }

    /** Starts the worker and does not wait: see {@link ConnectWorker#awaitReady}. */
    public ConnectWorker launch(String bootstrapServers) {
      int port = Ports.claim(0, "Kafka Connect");
      var file = directory.resolve("worker.properties");
      var properties = ConnectProperties.of(bootstrapServers, group, port, plugins, overrides);
      listeners.forEach(url -> properties.merge("listeners", "," + url, String::concat));
      write(file, properties);
      var process =
          new JavaCommand("Kafka Connect", MAIN)
              .jvmOptions(
                  List.of(
                      "-Xmx256m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Dlogback.configurationFile=" + LOGGING))
              .jvmOptions(jvmOptions)
              .arguments(file.toString())
              .start(directory.resolve("connect.log"), Readiness.immediately(), START_DEADLINE);
      return new ConnectWorker(process, URI.create("http://" + Ports.HOST + ":" + port));
    }

    private static void write(Path file, Map<String, String> properties) {
      var stored = new Properties();
      stored.putAll(properties);
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var writer = Files.newBufferedWriter(file)) {
          stored.store(writer, null);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Kafka Connect cannot use " + file + ": " + e, e);
      }
    }
  }
}
