package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a compose file has to agree on, in itself, with the image and with the application. Each
 * rule throws an {@link AssertionError} that says what is wrong.
 *
 * @param files where files are put that the settings name
 */
record ComposeRules(ComposeFile file, Path files) {

  /** A rule, by the name of its method. */
  @FunctionalInterface
  interface Rule {
    void hold(ComposeRules rules) throws IOException;
  }

  static final Map<String, Rule> ALL =
      Map.of(
          "everyInstanceAcceptsItsSettings", ComposeRules::everyInstanceAcceptsItsSettings,
          "everyInstanceIsShutInAsFarAsItCanBe", ComposeRules::everyInstanceIsShutInAsFarAsItCanBe,
          "theBuildIsThatOfTheImage", ComposeRules::theBuildIsThatOfTheImage,
          "instancesFindEachOtherAndKeepApart", ComposeRules::instancesFindEachOtherAndKeepApart,
          "instancesAskTheBrokersWhereTheseListenForThem",
              ComposeRules::instancesAskTheBrokersWhereTheseListenForThem);

  void everyInstanceAcceptsItsSettings() throws IOException {
    Map<String, Map<String, Object>> instances = file.running("tidewatch");

    assertThat(instances).isNotEmpty();
    for (Map<String, Object> instance : instances.values()) {
      assertThat(Settings.of(ComposeFile.environment(instance), files).errors()).isEmpty();
    }
  }

  void everyInstanceIsShutInAsFarAsItCanBe() throws IOException {
    for (Map<String, Object> instance : file.running("tidewatch").values()) {
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

  void theBuildIsThatOfTheImage() throws IOException {
    for (Map<String, Object> instance : file.running("tidewatch").values()) {
      Map<String, Object> build = Yaml.mapping(instance.get("build"));
      Path context = Project.DEPLOY.resolve("compose").resolve(Yaml.text(build.get("context")));

      assertThat(context.normalize()).isEqualTo(Project.ROOT.normalize());
      assertThat(context.resolve(Yaml.text(build.get("dockerfile")))).exists();
    }
  }

  void instancesFindEachOtherAndKeepApart() throws IOException {
    Map<String, Map<String, Object>> instances = file.running("tidewatch");
    if (instances.size() == 1) {
      return;
    }
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
    assertThat(unique).hasSize(2 * instances.size());
  }

  void instancesAskTheBrokersWhereTheseListenForThem() throws IOException {
    List<String> listening = new ArrayList<>();
    for (Map<String, Object> broker : file.running("apache/kafka").values()) {
      String advertised =
          ComposeFile.environment(broker).getOrDefault("KAFKA_ADVERTISED_LISTENERS", "");
      listening.add(advertised.replaceFirst("^.*BROKER://([^,]+).*$", "$1"));
    }

    for (Map<String, Object> instance : file.running("tidewatch").values()) {
      assertThat(config(instance).kafka().bootstrapServers())
          .containsExactlyInAnyOrderElementsOf(listening);
    }
  }

  private Config config(Map<String, Object> instance) throws IOException {
    return Settings.of(ComposeFile.environment(instance), files).config();
  }
}
