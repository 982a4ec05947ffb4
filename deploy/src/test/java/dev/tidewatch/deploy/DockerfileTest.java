package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

  private static final String TEXT = Project.read("docker/Dockerfile");

  @Test
  void theImagesFileBreaksNoRule() {
    assertThat(DockerfileRules.broken(Dockerfile.ofTheImage())).isEmpty();
    assertThat(DockerfileRules.broken(Dockerfile.ofConnect())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USER 10001:10001 | USER tidewatch | a number other than 0",
        "USER 10001:10001 | USER 0 | a number other than 0",
        "USER 10001:10001 | EXPOSE 1 | runs as root",
        "(?m)^FROM eclipse-temurin.* | FROM eclipse-temurin:latest | names no version",
        "(?m)^FROM eclipse-temurin.* | FROM eclipse-temurin | names no version",
        "CMD \\[.run.] | CMD run | use the exec form",
        "ENTRYPOINT .* | ENTRYPOINT java -jar x.jar | use the exec form",
        "CMD \\[.env[^]]*] | CMD curl localhost | use the exec form",
        "--from=build | --from=built | no stage",
        "COPY \\. \\. | ADD . . | use COPY",
        "useradd --uid 10001 | useradd --uid 10002 | has no name",
        "EXPOSE 8480 8481 | ENV TOKEN=abc | hold a secret"
      })
  void eachRuleFindsWhatBreaksIt(String found, String replacement, String complaint) {
    String broken = TEXT.replaceFirst(found, replacement);

    assertThat(broken).isNotEqualTo(TEXT);
    assertThat(DockerfileRules.broken(Dockerfile.of(broken)))
        .anySatisfy(each -> assertThat(each).contains(complaint));
  }

  @Test
  void itIsLabelledAsOpenContainersAre() {
    assertThat(Dockerfile.ofTheImage().labels())
        .containsEntry("org.opencontainers.image.title", "Tidewatch")
        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
        .containsKeys("org.opencontainers.image.version", "org.opencontainers.image.revision");
  }

  @Test
  void itsStateIsOnAVolume() {
    Dockerfile file = Dockerfile.ofTheImage();
    String state = file.environment().get("TIDEWATCH_STATE_DIR");

    assertThat(file.last("VOLUME")).isEqualTo(state);
    assertThat(file.last("WORKDIR")).isEqualTo(state);
  }

  @Test
  void whatItRunsIsLaidOutByTheBuild() {
    Dockerfile file = Dockerfile.ofTheImage();

    assertThat(file.exec("ENTRYPOINT")).containsExactly("java", "@/opt/tidewatch/service.args");
    assertThat(file.exec("HEALTHCHECK"))
        .endsWith("java", "@/opt/tidewatch/command.args", "health", "live");
    for (String name : List.of("service.args", "command.args", "jvm.flags")) {
      assertThat(Project.DEPLOY.resolve("docker").resolve(name)).exists();
      assertThat(Project.read("docker/assemble")).contains(name);
    }
  }

  @Test
  void itsVersionIsTheProjects() {
    Pattern version = Pattern.compile("<version>([^<]+)</version>");
    String project =
        version
            .matcher(Project.read(Project.ROOT.resolve("pom.xml")))
            .results()
            .toList()
            .get(0)
            .group(1);

    assertThat(Dockerfile.ofTheImage().all("ARG")).contains("VERSION=" + project);
    assertThat(Dockerfile.ofConnect().all("ARG")).contains("VERSION=" + project);
  }

  @Test
  void theBuildContextHoldsWhatIsBuiltAndNoMore() {
    List<String> ignored =
        Project.read(Project.ROOT.resolve(".dockerignore"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(ignored).startsWith("*");
    assertThat(ignored.subList(1, ignored.size()))
        .allSatisfy(
            line -> {
              assertThat(line).startsWith("!");
              if (!line.contains("*")) {
                assertThat(Files.exists(Project.ROOT.resolve(line.substring(1)))).isTrue();
              }
            });
  }

  /** Maven reads the POMs of all modules, whichever it builds. */
  @Test
  void theBuildContextHoldsThePomOfEveryModule() {
    List<String> context = Project.read(Project.ROOT.resolve(".dockerignore")).lines().toList();

    assertThat(modules(Project.ROOT, ""))
        .isNotEmpty()
        .allSatisfy(
            module ->
                assertThat(context)
                    .as(module)
                    .contains("!" + module.replaceAll("[^/]+", "*") + "/pom.xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-app", "connect/avro", "connect/source", "connect/hbase"})
  void theBuildContextHoldsTheSourcesOfWhatAModuleIsMadeOf(String module) {
    List<String> context = Project.read(Project.ROOT.resolve(".dockerignore")).lines().toList();
    String pom = Project.read(Project.ROOT.resolve(module).resolve("pom.xml"));

    assertThat(Pattern.compile("<artifactId>tidewatch-([^<]+)</artifactId>").matcher(pom).results())
        .map(dependency -> dependency.group(1))
        .filteredOn(name -> !name.startsWith("connect"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(context).contains("!" + name + "/src/main"));
  }

  private static List<String> modules(Path directory, String prefix) {
    return Pattern.compile("<module>([^<]+)</module>")
        .matcher(Project.read(directory.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .flatMap(
            module ->
                Stream.concat(
                    Stream.of(prefix + module),
                    modules(directory.resolve(module), prefix + module + "/").stream()))
        .toList();
  }

  @Test
  void instructionsAreReadAcrossLines() {
    Dockerfile file =
        Dockerfile.of("FROM a:1.0 AS b\n# comment\nFROM b\nLABEL x=\"y z\" \\\n  v=w\nuser 7:8\n");

    assertThat(file.labels()).isEqualTo(Map.of("x", "y z", "v", "w"));
    assertThat(file.user()).isEqualTo(7);
  }
}
