package dev.tidewatch.local.hbase;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HBase of one process: master, region server and ZooKeeper in a child JVM of about 350 MB, on
 * the loopback address. Ends with this JVM, however this JVM ends. Owned by one thread.
 *
 * <p>Its data stay in its directory, so that one that is started there again has them; that of
 * acknowledged writes also survives {@link #kill}.
 */
public final class HBaseServer implements AutoCloseable {
  /** Generous: it takes 6 s when nothing else runs. */
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);

  private static final String READY = "Master has completed initialization";
  private static final String MAIN = "org.apache.hadoop.hbase.master.HMaster";

  private final JavaProcess process;
  private final int zooKeeperPort;

  private HBaseServer(JavaProcess process, int zooKeeperPort) {
    this.process = process;
    this.zooKeeperPort = zooKeeperPort;
  }

  /**
   * Starts a server and returns when its master is ready.
   *
   * @param jars the directory with HBase's jars
   * @param directory its data, configuration and log; may be missing
   */
  public static HBaseServer start(Path jars, Path directory) {
    return start(jars, directory, Ports.claim(0, "HBase's ZooKeeper"));
  }

  /** Starts one that clients of an earlier one, which had that port, find. */
  public static HBaseServer start(Path jars, Path directory, int zooKeeperPort) {
    Path configuration = directory.resolve("conf");
    write(configuration, directory.toAbsolutePath(), zooKeeperPort);
    String classPath =
        configuration + File.pathSeparator + jars.toAbsolutePath() + File.separator + "*";
    var process =
        new JavaCommand("HBase", MAIN)
            .classPath(classPath)
            .jvmOptions(
                List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.net.preferIPv4Stack=true"))
            .arguments("start")
            .start(directory.resolve("hbase.log"), Readiness.logged(READY), START_DEADLINE);
    return new HBaseServer(process, zooKeeperPort);
  }

  /** The value of {@code hbase.zookeeper.quorum}. */
  public String zooKeeper() {
    return Ports.HOST + ":" + zooKeeperPort;
  }

  /** The port in it. */
  public int zooKeeperPort() {
    return zooKeeperPort;
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

  private static void write(Path configuration, Path directory, int zooKeeperPort) {
    var site = new StringBuilder("<configuration>\n");
    properties(directory, zooKeeperPort)
        .forEach(
            (name, value) ->
                site.append(
                    "<property><name>%s</name><value>%s</value></property>%n"
                        .formatted(name, value)));
    try {
      Files.createDirectories(configuration);
      Files.writeString(configuration.resolve("hbase-site.xml"), site + "</configuration>\n");
      Files.writeString(
          configuration.resolve("log4j.properties"),
          """
          log4j.rootLogger=INFO,out
          log4j.appender.out=org.apache.log4j.ConsoleAppender
          log4j.appender.out.layout=org.apache.log4j.PatternLayout
          log4j.appender.out.layout.ConversionPattern=%d %p %c{2}: %m%n
          log4j.logger.org.apache.zookeeper=WARN
          """);
    } catch (IOException e) {
      throw new UncheckedIOException("HBase cannot use " + configuration + ": " + e, e);
    }
  }

  private static Map<String, String> properties(Path directory, int zooKeeperPort) {
    var properties = new TreeMap<String, String>();
    properties.put("hbase.rootdir", directory.resolve("data").toUri().toString());
    properties.put("hbase.tmp.dir", directory.resolve("tmp").toString());
    properties.put("hbase.cluster.distributed", "false");
    properties.put("hbase.unsafe.stream.capability.enforce", "false");
    properties.put("hbase.wal.provider", "filesystem");
    // Without checksums beside the files, what is flushed is in the operating system's hands.
    properties.put("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    properties.put("hbase.localcluster.assign.random.ports", "true");
    properties.put("hbase.zookeeper.quorum", Ports.HOST);
    properties.put("hbase.zookeeper.property.clientPort", String.valueOf(zooKeeperPort));
    properties.put("hbase.zookeeper.property.dataDir", directory.resolve("zookeeper").toString());
    properties.put("zookeeper.session.timeout", "5000");
    for (String role : List.of("hbase.master", "hbase.regionserver")) {
      properties.put(role + ".ipc.address", Ports.HOST);
      properties.put(role + ".hostname", Ports.HOST);
      properties.put(role + ".info.port", "-1");
    }
    properties.put("hbase.master.wait.on.regionservers.mintostart", "1");
    properties.put("hbase.master.wait.on.regionservers.maxtostart", "1");
    properties.put("hbase.regionserver.msginterval", "100");
    properties.put("hbase.procedure.remote.dispatcher.delay.msec", "0");
    properties.put("hbase.regionserver.handler.count", "10");
    return properties;
  }
}
