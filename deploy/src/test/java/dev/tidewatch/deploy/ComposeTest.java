package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {

  private static final String CLUSTER = "compose.yaml";

  @TempDir Path files;

  static List<String> everyFile() throws IOException {
    try (Stream<Path> entries = Files.list(Project.DEPLOY.resolve("compose"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void itIsWhatComposeReads(String name) {
    assertThat(compose(name).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read_only: true | readonly: true | readonly, which is not known",
        "cap_drop: \\[ALL] | cap_dropp: [ALL] | cap_dropp, which is not known",
        "interval: 15s | every: 15s | every, which is not known",
        "dockerfile: deploy | file: deploy | build has file",
        "127.0.0.1:8480:8480 | 8480:8480 | to others than this machine",
        "127.0.0.1:8480:8480 | 0.0.0.0:8480:8480 | to others than this machine",
        "kafka-1:/var/lib | kafka-9:/var/lib | not among the file's volumes",
        "secrets: \\[cluster-secret | secrets: [secret | not among the file's secrets",
        "kafka-1: \\{condition | kafka-9: {condition | which is no service",
        "healthcheck:\\n    test: \\[CMD, nc | x-healthcheck:\\n    test: [CMD, nc | has no check",
        "\"30000\" | 30000 | without quotes"
      })
  void eachMistakeIsFound(String found, String replacement, String complaint) {
    String text = Project.read("compose/" + CLUSTER);
    String broken = text.replaceFirst(found, replacement.replace("\\n", "\n"));

    assertThat(broken).isNotEqualTo(text);
    assertThat(ComposeFile.of(broken).problems())
        .anySatisfy(each -> assertThat(each).contains(complaint));
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void everyInstanceAcceptsItsSettings(String name) throws IOException {
    Map<String, Map<String, Object>> instances = compose(name).running("tidewatch");

    assertThat(instances).isNotEmpty();
    for (Map<String, Object> instance : instances.values()) {
      assertThat(Settings.of(ComposeFile.environment(instance), files).errors()).isEmpty();
    }
  }

  @Test
  void aSettingThatDoesNotExistIsFound() throws IOException {
    assertThat(Settings.of(Map.of("TIDEWATCH_HTP_PORT", "1"), files).errors())
        .anySatisfy(error -> assertThat(error).contains("Did you mean http.port?"));
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void everyInstanceIsShutInAsFarAsItCanBe(String name) throws IOException {
    for (Map<String, Object> instance : compose(name).running("tidewatch").values()) {
      assertThat(instance.get("read_only")).isEqualTo(true);
      assertThat(Yaml.texts(instance.get("cap_drop"))).containsExactly("ALL");
      assertThat(Yaml.texts(instance.get("security_opt")))
          .containsExactly("no-new-privileges:true");
      assertThat(Yaml.texts(instance.get("tmpfs"))).singleElement().asString().contains("noexec");
      assertThat(Yaml.texts(instance.get("volumes")))
          .singleElement()
          .asString()
          .endsWith(":" + Dockerfile.ofTheImage().environment().get("TIDEWATCH_STATE_DIR"));
      assertThat(Duration.parse("PT" + Yaml.text(instance.get("stop_grace_period"))))
          .isGreaterThan(config(instance).lifecycle().drainTimeout());
    }
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void theBuildIsThatOfTheImage(String name) {
    for (Map<String, Object> instance : compose(name).running("tidewatch").values()) {
      Map<String, Object> build = Yaml.mapping(instance.get("build"));
      Path context = Project.DEPLOY.resolve("compose").resolve(Yaml.text(build.get("context")));

      assertThat(context.normalize()).isEqualTo(Project.ROOT.normalize());
      assertThat(context.resolve(Yaml.text(build.get("dockerfile")))).exists();
    }
  }

  @Test
  void threeInstancesFindEachOtherAndKeepApart() throws IOException {
    Map<String, Map<String, Object>> instances = compose(CLUSTER).running("tidewatch");

    assertThat(instances).hasSize(3);
    Set<Object> unique = new HashSet<>();
    for (Map.Entry<String, Map<String, Object>> instance : instances.entrySet()) {
      Config config = config(instance.getValue());
      assertThat(config.cluster().enabled()).isTrue();
      assertThat(config.http().tokens()).isPresent();
      assertThat(config.cluster().instance()).isEqualTo(instance.getKey());
      assertThat(config.cluster().advertised())
          .contains(instance.getKey() + ":" + config.cluster().listener().port());
      unique.addAll(Yaml.list(instance.getValue().get("volumes")));
      unique.addAll(Yaml.list(instance.getValue().get("ports")));
    }
    assertThat(unique).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void instancesAskTheBrokersWhereTheseListenForThem(String name) throws IOException {
    List<String> listening = new ArrayList<>();
    for (Map<String, Object> broker : compose(name).running("apache/kafka").values()) {
      String advertised =
          ComposeFile.environment(broker).getOrDefault("KAFKA_ADVERTISED_LISTENERS", "");
      listening.add(advertised.replaceFirst("^.*BROKER://([^,]+).*$", "$1"));
    }

    for (Map<String, Object> instance : compose(name).running("tidewatch").values()) {
      assertThat(config(instance).kafka().bootstrapServers())
          .containsExactlyInAnyOrderElementsOf(listening);
    }
  }

  private Config config(Map<String, Object> instance) throws IOException {
    return Settings.of(ComposeFile.environment(instance), files).config();
  }

  private static ComposeFile compose(String name) {
    return ComposeFile.of(Project.read("compose/" + name));
  }
}
