package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the image of HBase, run without an engine. */
class HBaseFilesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern PROPERTY =
      Pattern.compile("<name>([^<]+)</name>\\s*<value>([^<]*)</value>");
  private static final Path JARS = Project.ROOT.resolve("servers/hbase/target/lib");

  @TempDir Path directory;

  @Test
  void theDockerfileBreaksNoRule() {
    assertThat(DockerfileRules.broken(Dockerfile.of(Project.read("hbase/Dockerfile")))).isEmpty();
  }

  @Test
  void hbaseStartsOnTheFilesAndAgainOnWhatItHasWritten() {
    int port = Ports.free(1).get(0);
    start(port).close();
    assertThat(directory.resolve("state/data/data/hbase/meta")).isDirectory();

    try (JavaProcess again = start(port)) {
      assertThat(again.isAlive()).isTrue();
    }
  }

  @Test
  void itsHealthCheckAsksWhereItListens() {
    Dockerfile file = Dockerfile.of(Project.read("hbase/Dockerfile"));
    String port = file.last("EXPOSE");
    assertThat(file.last("HEALTHCHECK")).contains("/dev/tcp/127.0.0.1/" + port);
    assertThat(Project.read("hbase/conf/hbase-site.xml"))
        .contains("${env.HBASE_ZOOKEEPER_PORT:-" + port + "}");
    assertThat(Project.read("compose/.env")).contains("=hbase:" + port);
  }

  /** HBase's own default for ZooKeeper is the loopback address, where no other container gets. */
  @Test
  void whatClientsConnectToListensOnEveryAddressOfTheContainer() {
    Map<String, String> addresses = new TreeMap<>();
    PROPERTY
        .matcher(Project.read("hbase/conf/hbase-site.xml"))
        .results()
        .filter(property -> property.group(1).toLowerCase(Locale.ROOT).endsWith("address"))
        .forEach(property -> addresses.put(property.group(1), property.group(2)));

    String everywhere = "${env.HBASE_ADDRESS:-0.0.0.0}";
    assertThat(addresses)
        .isEqualTo(
            Map.of(
                "hbase.zookeeper.property.clientPortAddress", everywhere,
                "hbase.master.ipc.address", everywhere,
                "hbase.regionserver.ipc.address", everywhere));
  }

  private JavaProcess start(int zooKeeperPort) {
    assertThat(JARS).as("the module servers/hbase must have been packaged").isDirectory();
    List<String> lines =
        Project.read("hbase/jvm.args").lines().filter(line -> !line.startsWith("#")).toList();
    int classPath = lines.indexOf(classPathLine(lines));
    String paths =
        lines
            .get(classPath)
            .replace("-cp ", "")
            .replace("/opt/hbase/conf", Project.DEPLOY.resolve("hbase/conf").toString())
            .replace("/opt/hbase/lib", JARS.toString());
    return new JavaCommand("HBase", lines.get(classPath + 1))
        .classPath(paths)
        .jvmOptions(lines.subList(0, classPath))
        .jvmOptions(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
        .environment("HBASE_DATA", state().toString())
        .environment("HBASE_HOST", Ports.HOST)
        .environment("HBASE_ADDRESS", Ports.HOST)
        .environment("HBASE_ZOOKEEPER_PORT", String.valueOf(zooKeeperPort))
        .arguments(lines.get(classPath + 2))
        .start(
            directory.resolve("hbase.log"),
            Readiness.logged("Master has completed initialization"),
            PATIENCE);
  }

  private static String classPathLine(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("-cp ")).findFirst().orElseThrow();
  }

  private Path state() {
    try {
      return Files.createDirectories(directory.resolve("state"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
