package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;

/** The page explains every setting of the files, and no other. */
class MirrorMakerTest {

  private static final Path FILES = Project.DEPLOY.resolve("mirrormaker");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| \\S.* \\|$");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private static Set<String> explained() throws IOException {
    Set<String> names = new TreeSet<>();
    String page = Project.read(FILES.resolve("README.md"));
    Matcher rows = ROW.matcher(page.substring(page.indexOf("## Settings")));
    while (rows.find()) {
      NAME.matcher(rows.group(1)).results().forEach(name -> names.add(name.group(1)));
    }
    return names;
  }

  private static Set<String> used() throws IOException {
    Set<String> names = new TreeSet<>(Set.of("name"));
    List<Path> connectors;
    try (Stream<Path> files = Files.list(FILES.resolve("connect"))) {
      connectors = files.filter(file -> file.toString().endsWith(".json")).toList();
    }
    assertThat(connectors).hasSize(4);
    for (Path connector : connectors) {
      new JsonMapper()
          .readTree(Project.read(connector))
          .get("config")
          .fieldNames()
          .forEachRemaining(names::add);
    }
    Properties process = new Properties();
    process.load(new StringReader(Project.read(FILES.resolve("mm2.properties"))));
    names.addAll(process.stringPropertyNames());
    return names;
  }

  private static boolean isOf(String name, String setting) {
    return name.startsWith("*") ? setting.endsWith(name.substring(1)) : name.equals(setting);
  }

  @Test
  void everySettingIsExplained() throws IOException {
    Set<String> names = explained();
    assertThat(names).isNotEmpty();
    Set<String> silent =
        used().stream()
            .filter(setting -> names.stream().noneMatch(name -> isOf(name, setting)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(silent).as("in the files, and not on the page").isEmpty();
  }

  /** MirrorMaker 2 itself says so of the settings; without that it copies aborted records too. */
  @Test
  void whatIsRolledBackOnTheSourceIsNotMirrored() throws IOException {
    MirrorSourceConnector connector = new MirrorSourceConnector();
    Map<String, String> parameters = new HashMap<>(ConnectorFiles.MIRROR.defaults());
    Map<String, String> process = new HashMap<>();
    Properties properties = new Properties();
    properties.load(new StringReader(Project.read(FILES.resolve("mm2.properties"))));
    properties.stringPropertyNames().forEach(n -> process.put(n, properties.getProperty(n)));

    assertThat(
            connector.exactlyOnceSupport(
                ConnectorFiles.settings(FILES.resolve("connect/source.json"), parameters)))
        .isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(
            connector.exactlyOnceSupport(
                new MirrorMakerConfig(process)
                    .connectorBaseConfig(
                        new SourceAndTarget("A", "B"), MirrorSourceConnector.class)))
        .isEqualTo(ExactlyOnceSupport.SUPPORTED);
  }

  @Test
  void whatIsExplainedIsThere() throws IOException {
    Set<String> settings = used();
    assertThat(explained())
        .allMatch(name -> settings.stream().anyMatch(setting -> isOf(name, setting)));
  }
}
