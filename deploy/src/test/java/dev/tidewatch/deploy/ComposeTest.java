package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {

  @TempDir Path files;

  static List<String> everyFile() throws IOException {
    try (Stream<Path> entries = Files.list(Project.DEPLOY.resolve("compose"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.equals("platform.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void itIsWhatComposeReads(String name) {
    assertThat(ComposeFile.of(Project.read("compose/" + name)).problems()).isEmpty();
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
    String text = Project.read("compose/compose.yaml");
    String broken = text.replaceFirst(found, replacement.replace("\\n", "\n"));

    assertThat(broken).isNotEqualTo(text);
    assertThat(ComposeFile.of(broken).problems())
        .anySatisfy(each -> assertThat(each).contains(complaint));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() throws IOException {
    return everyFile().stream()
        .flatMap(
            name ->
                ComposeRules.ALL.entrySet().stream()
                    .map(
                        rule ->
                            DynamicTest.dynamicTest(
                                name + " " + rule.getKey(),
                                () ->
                                    rule.getValue().hold(rules(Project.read("compose/" + name))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "everyInstanceAcceptsItsSettings | TIDEWATCH_HTTP_HOST | TIDEWATCH_HTTP_HOTS",
        "everyInstanceAcceptsItsSettings | \"30000\" | \"30 s\"",
        "everyInstanceIsShutInAsFarAsItCanBe | read_only: true | read_only: false",
        "everyInstanceIsShutInAsFarAsItCanBe | noexec, | ''",
        "everyInstanceIsShutInAsFarAsItCanBe | stop_grace_period: 45s | stop_grace_period: 20s",
        "everyInstanceIsShutInAsFarAsItCanBe | tidewatch-1:/var/lib/tidewatch | tidewatch-1:/data",
        "theBuildIsThatOfTheImage | context: ../.. | context: ..",
        "theBuildIsThatOfTheImage | docker/Dockerfile | docker/Dokerfile",
        "instancesFindEachOtherAndKeepApart | tidewatch-2:8481 | tidewatch-1:8481",
        "instancesFindEachOtherAndKeepApart | tidewatch-2:8481 | tidewatch-2:8480",
        "instancesFindEachOtherAndKeepApart | NAME: tidewatch-3 | NAME: tidewatch-2",
        "instancesFindEachOtherAndKeepApart | tidewatch-3:/var | tidewatch-2:/var",
        "instancesFindEachOtherAndKeepApart | 127.0.0.1:8483 | 127.0.0.1:8482",
        "instancesAskTheBrokersWhereTheseListenForThem | BROKER://kafka-2:19092 | BROKER://kafka-2:9092"
      })
  void eachRuleFindsWhatBreaksIt(String rule, String found, String replacement) {
    String text = Project.read("compose/compose.yaml");
    String broken = text.replace(found, replacement);

    assertThat(broken).isNotEqualTo(text);
    assertThatThrownBy(() -> requireNonNull(ComposeRules.ALL.get(rule)).hold(rules(broken)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aSettingThatDoesNotExistIsFound() throws IOException {
    assertThat(Settings.of(Map.of("TIDEWATCH_HTP_PORT", "1"), files).errors())
        .anySatisfy(error -> assertThat(error).contains("Did you mean http.port?"));
  }

  private ComposeRules rules(String text) {
    return new ComposeRules(ComposeFile.of(text), files);
  }
}
