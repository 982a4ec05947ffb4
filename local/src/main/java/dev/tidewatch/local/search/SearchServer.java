package dev.tidewatch.local.search;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.ProcessFailedException;
import dev.tidewatch.local.process.Readiness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenSearch of one node, in a child JVM of about 270 MB, on the loopback address and without
 * authentication. Ends with this JVM, however this JVM ends. Owned by one thread.
 *
 * <p>Its data stay in its directory, so that one that is started there again has them; that of
 * acknowledged writes also survives {@link #kill}.
 */
public final class SearchServer implements AutoCloseable {
  /** Generous: it takes 6 s when nothing else runs. */
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);

  private static final String MAIN = "dev.tidewatch.servers.search.SearchNode";
  private static final String HEALTHY =
      "/_cluster/health?wait_for_status=yellow&timeout=500ms&wait_for_no_initializing_shards=true";

  private final JavaProcess process;
  private final int port;

  private SearchServer(JavaProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a node and returns when it takes documents and finds those it has.
   *
   * @param jars the directory with OpenSearch's jars and what starts it
   * @param directory its data, configuration and log; may be missing
   * @throws ProcessFailedException when it does not come up
   */
  public static SearchServer start(Path jars, Path directory) {
    return start(jars, directory, Ports.claim(0, "OpenSearch"));
  }

  /** Starts one that clients of an earlier one, which had that port, find. */
  public static SearchServer start(Path jars, Path directory, int port) {
    Path home = directory.toAbsolutePath();
    writeLogging(home.resolve("config"));
    String[] settings =
        settings(home, port).entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toArray(String[]::new);
    var process =
        new JavaCommand("OpenSearch", MAIN)
            .classPath(jars.toAbsolutePath() + File.separator + "*")
            .jvmOptions(
                List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=" + home.resolve("config/log4j2.properties")))
            .arguments(settings)
            .start(
                directory.resolve("search.log"),
                Readiness.answers(url(port).resolve(HEALTHY)),
                START_DEADLINE);
    return new SearchServer(process, port);
  }

  /** Where it is asked, without a path. */
  public URI url() {
    return url(port);
  }

  /** The port in it. */
  public int port() {
    return port;
  }

  /** The file with its output. */
  public Path log() {
    return process.log();
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Stops it in order. */
  @Override
  public void close() {
    process.close();
  }

  private static URI url(int port) {
    return URI.create("http://" + Ports.HOST + ":" + port);
  }

  private static void writeLogging(Path configuration) {
    try {
      Files.createDirectories(configuration);
      Files.writeString(
          configuration.resolve("log4j2.properties"),
          """
          appender.out.type = Console
          appender.out.name = out
          appender.out.layout.type = PatternLayout
          appender.out.layout.pattern = %d %p %c{1}: %m%n
          rootLogger.level = info
          rootLogger.appenderRef.out.ref = out
          """);
    } catch (IOException e) {
      throw new UncheckedIOException("OpenSearch cannot use " + configuration + ": " + e, e);
    }
  }

  private static Map<String, String> settings(Path home, int port) {
    var settings = new TreeMap<String, String>();
    settings.put("path.home", home.toString());
    settings.put("path.data", home.resolve("data").toString());
    settings.put("path.logs", home.resolve("logs").toString());
    settings.put("cluster.name", "tidewatch");
    settings.put("discovery.type", "single-node");
    settings.put("network.host", Ports.HOST);
    settings.put("http.type", "netty4");
    settings.put("http.port", String.valueOf(port));
    settings.put("transport.type", "netty4");
    // Nobody connects to it: any free one will do.
    settings.put("transport.port", "0");
    settings.put("node.store.allow_mmap", "false");
    // A full disk of a developer's machine is not what is tested.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    return settings;
  }
}
