package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's properties, read as the worker reads them. */
class WorkerPropertiesTest {

  private static final Set<String> NAMED_BY_THE_PROVIDERS =
      Set.of(
          "config.providers.dir.class",
          "config.providers.dir.param.allowed.paths",
          "config.providers.file.class",
          "config.providers.file.param.allowed.paths",
          "config.providers.env.class",
          "config.providers.env.param.allowlist.pattern");

  @TempDir private Path directory;

  @Test
  void theWorkerTakesThemAndKnowsEach() throws Exception {
    Map<String, String> settings = settings();

    DistributedConfig config = new DistributedConfig(settings);

    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(config.values().keySet());
    unknown.removeAll(NAMED_BY_THE_PROVIDERS);
    assertThat(unknown).isEmpty();
    assertThat(config.exactlyOnceSourceEnabled()).isTrue();
  }

  @Test
  void secretsAreLookedUpInTheirDirectoryAndNowhereElse() throws Exception {
    Map<String, String> settings = settings();
    Path secrets = directory.resolve("secrets");
    Files.writeString(secrets.resolve("group"), "from-a-secret");
    Files.writeString(directory.resolve("outside"), "nobody-may-see-this");

    settings.put("group.id", "${dir:%s:group}".formatted(secrets));
    assertThat(new DistributedConfig(settings).groupId()).isEqualTo("from-a-secret");

    settings.put("group.id", "${dir:%s:outside}".formatted(directory));
    assertThat(new DistributedConfig(settings).groupId()).contains("${dir:");

    settings.put("group.id", "${env:PATH}");
    assertThat(new DistributedConfig(settings).groupId()).isEqualTo("${env:PATH}");
  }

  private Map<String, String> settings() throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(Project.read("connect/connect-distributed.properties")));
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    String secrets = Files.createDirectories(directory.resolve("secrets")).toString();
    settings.replaceAll((name, value) -> name.endsWith("allowed.paths") ? secrets : value);
    return settings;
  }
}
