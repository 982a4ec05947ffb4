package dev.tidewatch.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.ConfigResult.Invalid;
import dev.tidewatch.config.ConfigResult.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

  private static final String SERVERS = "bootstrap.servers=broker:9092";

  @TempDir Path directory;

  @Test
  void theSmallestFileGivesTheDocumentedDefaults() throws IOException {
    // given
    Path file = write("bootstrap.servers = a:9092, b:9092\n");

    // when
    Config config = valid(ConfigReader.read(Optional.of(file), Map.of(), List.of()));

    // then
    assertThat(config.kafka().bootstrapServers()).containsExactly("a:9092", "b:9092");
    assertThat(config.streams().applicationId()).isEqualTo("tidewatch");
    assertThat(config.streams().commitInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.spark().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(config.registry().urls()).isEmpty();
    assertThat(config.redaction().keys()).isEmpty();
    assertThat(config.http().listener().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().listener().port()).isEqualTo(8480);
  }

  @Test
  void theEnvironmentOverridesTheFileAndSetOverridesBoth() throws IOException {
    // given
    Path file = write(SERVERS + "\nhttp.port=1\napplication.id=file\nspark.events.topic=file\n");
    Map<String, String> environment =
        Map.of("TIDEWATCH_APPLICATION_ID", "environment", "TIDEWATCH_HTTP_PORT", "2");

    // when
    Config config =
        valid(ConfigReader.read(Optional.of(file), environment, List.of("http.port=3")));

    // then
    assertThat(config.http().listener().port()).isEqualTo(3);
    assertThat(config.streams().applicationId()).isEqualTo("environment");
    assertThat(config.spark().eventsTopic()).isEqualTo("file");
  }

  @Test
  void everyErrorIsListedAtOnceWithItsOriginAndTheWayOut() throws IOException {
    // given
    Path file = write("http.port=99999\nspark.event.topic=x\nnum.stream.threads=many\n");

    // when
    List<ConfigError> errors =
        invalid(
            ConfigReader.read(
                Optional.of(file), Map.of("TIDEWATCH_COMMIT_INTERVAL_MS", "5"), List.of("oops")));

    // then
    assertThat(errors)
        .extracting(ConfigError::key)
        .containsExactly(
            "--set",
            "bootstrap.servers",
            "commit.interval.ms",
            "http.port",
            "num.stream.threads",
            "spark.event.topic");
    assertThat(errors.get(1).action()).contains("TIDEWATCH_BOOTSTRAP_SERVERS");
    assertThat(errors.get(2).where())
        .isEqualTo("environment variable TIDEWATCH_COMMIT_INTERVAL_MS");
    assertThat(errors.get(3).describe())
        .contains(
            "http.port = 99999   (file " + file, "a whole number from 0 to 65535", "default 8480");
    assertThat(errors.get(5).action()).isEqualTo("Did you mean spark.events.topic?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers=broker",
        "bootstrap.servers=broker:0",
        "bootstrap.servers=broker:70000",
        "bootstrap.servers=a:1,,b:2",
        "application.id=with space",
        "spark.events.topic=..",
        "http.host=bad host",
        "http.allow.remote=yes",
        "schema.registry.url=ftp://x",
        "schema.registry.url=not a url",
        "schema.registry.basic.auth.user.info=nocolon",
        "redaction.key.pattern=(unclosed",
        "spark.retention.ms=1e9",
        "spark.retention.max.applications=-1",
        "deadletter.topics.pattern=dlq[",
        "deadletter.partitions=0",
        "deadletter.records.per.group=0",
        "deadletter.alert.rate.factor=0",
        "state.dir=\0"
      })
  void aValueThatIsNotAllowedIsOneErrorOfItsKey(String set) {
    assertThat(errorsOf(set))
        .singleElement()
        .satisfies(error -> assertThat(set).startsWith(error.key() + "="))
        .satisfies(error -> assertThat(error.allowed()).isNotBlank())
        .satisfies(error -> assertThat(error.action()).startsWith("Correct it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "127.0.0.1.example.org", "::", "tidewatch.local"})
  void anAddressOtherThanLoopbackIsRefusedUnlessAllowedByName(String host) {
    assertThat(errorsOf("http.host=" + host))
        .singleElement()
        .satisfies(error -> assertThat(error.action()).contains("http.allow.remote=true"));
    assertThat(valid(read("http.host=" + host, "http.allow.remote=true")).http().listener().host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.8.7", "::1", "localhost"})
  void loopbackNeedsNoPermission(String host) {
    assertThat(valid(read("http.host=" + host)).http().listener().host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*",
        "spark[.].*",
        "tidewatch[.]deadletters",
        "(?i)TIDEWATCH.*",
        ".*groups",
        "tidewatch-.*",
        ".*-changelog",
        "dlq[.].*|.*deadletters"
      })
  void aPatternOfDeadLettersThatMatchesATopicOfItsOwnIsRefusedAsALoop(String pattern) {
    assertThat(errorsOf("deadletter.topics.pattern=" + pattern))
        .singleElement()
        .satisfies(error -> assertThat(error.key()).isEqualTo("deadletter.topics.pattern"))
        .satisfies(error -> assertThat(error.action()).contains("it matches ", "a loop"));
  }

  @Test
  void clustersThatAreMirroredFromAreSortedByAlias() {
    ConfigResult result =
        read(
            "mirror.clusters.A.bootstrap.servers=one:9092,two:9092",
            "mirror.clusters.A.sasl.jaas.config=hunter2",
            "mirror.clusters.us-west.bootstrap.servers=three:9092");
    var clusters = valid(result).mirrors().clusters();
    assertThat(clusters).containsOnlyKeys("A", "us-west");
    assertThat(requireNonNull(clusters.get("A")).values())
        .containsEntry("bootstrap.servers", "one:9092,two:9092");
    assertThat(clusters.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mirror.clusters.A.security.protocol=SSL",
        "mirror.clusters.A.bootstrap.servers=nowhere",
        "mirror.clusters.bootstrap=x",
        "mirror.late.intervals=10",
        "mirror.flows.topic=spark.events",
        "mirror.flows.topic=x.heartbeats",
        "mirror.replication.policy.separator=/"
      })
  void whatCannotBeOfMirrorsIsRefused(String set) {
    assertThat(errorsOf(set))
        .first()
        .satisfies(error -> assertThat(error.key()).startsWith("mirror."));
  }

  @Test
  void aPatternOfDeadLettersMayMatchTheRestOfATopicsName() {
    assertThat(valid(read("deadletter.topics.pattern=.*[.]dlq")).deadLetters().topics().pattern())
        .isEqualTo(".*[.]dlq");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deadletter.topic=spark.events",
        "deadletter.groups.topic=tidewatch.deadletters",
        "deadletter.groups.topic=tidewatch.spark.deadletters"
      })
  void aTopicOfDeadLettersThatIsInUseForSomethingElseIsRefused(String set) {
    assertThat(errorsOf(set))
        .singleElement()
        .satisfies(error -> assertThat(set).startsWith(error.key() + "="))
        .satisfies(error -> assertThat(error.action()).contains("also in use"));
  }

  @Test
  void settingsOfKafkaGoThroughWithoutTheirPrefix() {
    // when
    Config config =
        valid(
            ConfigReader.read(
                Optional.empty(),
                Map.of("TIDEWATCH_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                List.of(
                    SERVERS,
                    "kafka.sasl.jaas.config=Module required password=\"a=b\";",
                    "kafka.my.callback.setting=1",
                    "streams.replication.factor=3",
                    "streams.main.consumer.max.poll.records=10")));

    // then
    assertThat(config.kafka().clients().values())
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.jaas.config", "Module required password=\"a=b\";"),
            Map.entry("my.callback.setting", "1"));
    assertThat(config.streams().overrides().values())
        .containsOnly(
            Map.entry("replication.factor", "3"),
            Map.entry("main.consumer.max.poll.records", "10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "streams.processing.guarantee=at_least_once",
        "streams.group.protocol=streams",
        "streams.state.dir=/x",
        "streams.main.consumer.isolation.level=read_uncommitted",
        "streams.producer.enable.idempotence=false",
        "kafka.isolation.level=read_uncommitted",
        "kafka.group.id=other"
      })
  void aSettingThatWouldBreakCorrectnessIsRefusedWithTheReason(String set) {
    assertThat(errorsOf(set))
        .singleElement()
        .satisfies(error -> assertThat(error.allowed()).startsWith("not this one: "));
  }

  @Test
  void aMisspeltSettingOfKafkaIsAnErrorWithTheNameThatWasMeant() {
    assertThat(errorsOf("kafka.security.protocl=SSL"))
        .singleElement()
        .satisfies(
            error -> assertThat(error.action()).isEqualTo("Did you mean kafka.security.protocol?"));
  }

  @Test
  void noSecretIsPrintedInErrorsOrInTheConfigurationItself() {
    // given
    String secret = "hunter2";
    ConfigResult wrong =
        read(
            "schema.registry.basic.auth.user.inf=u:" + secret,
            "schema.registry.url=ftp://u:" + secret + "@host",
            "kafka.ssl.key.passwrd=" + secret,
            secret);
    ConfigResult right =
        read(
            "schema.registry.basic.auth.user.info=u:" + secret, "kafka.ssl.key.password=" + secret);

    // then
    assertThat(invalid(wrong)).hasSize(4);
    assertThat(invalid(wrong).stream().map(ConfigError::describe))
        .noneMatch(e -> e.contains(secret));
    assertThat(wrong.toString()).doesNotContain(secret);
    assertThat(valid(right).toString()).contains(Secret.MASK).doesNotContain(secret);
    assertThat(valid(right).registry().credentials()).contains(new Secret("u:" + secret));
  }

  @Test
  void variablesThatKubernetesSetsForAServiceAreNotConfiguration() {
    // given
    Map<String, String> links =
        Map.of(
            "TIDEWATCH_SERVICE_HOST", "10.0.0.1",
            "TIDEWATCH_SERVICE_PORT", "8480",
            "TIDEWATCH_SERVICE_PORT_HTTP", "8480",
            "TIDEWATCH_PORT", "tcp://10.0.0.1:8480",
            "TIDEWATCH_PORT_8480_TCP_ADDR", "10.0.0.1",
            "TIDEWATCH_HTTP_PORT", "tcp://10.0.0.1:8480",
            "TIDEWATCH_HTTP_SERVICE_HOST", "10.0.0.1");

    // when
    Config config = valid(ConfigReader.read(Optional.empty(), links, List.of(SERVERS)));

    // then
    assertThat(config.http().listener().port()).isEqualTo(8480);
  }

  @Test
  void variablesOfTheCommandLineAndOfTheTestsAreNoKeys() {
    Map<String, String> variables =
        Map.of(
            "TIDEWATCH_KSQL_PASSWORD", "p", "TIDEWATCH_KSQLDB_START", "s", "TIDEWATCH_HOME", "h");

    assertThat(valid(ConfigReader.read(Optional.empty(), variables, List.of(SERVERS)))).isNotNull();
  }

  @Test
  void anUnknownVariableOfOursIsAnError() {
    ConfigResult result =
        ConfigReader.read(
            Optional.empty(),
            Map.of("TIDEWATCH_HTTP_PRT", "1", "TIDEWATCH_HOME", "/x", "PATH", "/bin"),
            List.of(SERVERS));
    assertThat(invalid(result))
        .singleElement()
        .satisfies(error -> assertThat(error.action()).isEqualTo("Did you mean http.port?"));
  }

  @Test
  void aFileThatIsMissingBrokenOrNotTextIsAnErrorAmongTheOthers() throws IOException {
    Path latin = directory.resolve("latin.properties");
    Files.write(latin, "application.id=caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    for (Path file : List.of(directory.resolve("absent"), latin, write("a=\\u12"))) {
      assertThat(invalid(ConfigReader.read(Optional.of(file), Map.of(), List.of("http.port=x"))))
          .extracting(ConfigError::key)
          .containsExactly("--config", "bootstrap.servers", "http.port");
    }
  }

  @Test
  void aKeyThatTheFileHasTwiceIsAnError() throws IOException {
    Path file = write(SERVERS + "\nhttp.port=1\nhttp.port=2\n");
    assertThat(invalid(ConfigReader.read(Optional.of(file), Map.of(), List.of())))
        .singleElement()
        .satisfies(error -> assertThat(error.allowed()).isEqualTo("each key once"));
  }

  @Test
  void oneTopicForTwoPurposesIsRefused() {
    assertThat(errorsOf("spark.deadletter.topic=spark.events"))
        .singleElement()
        .satisfies(error -> assertThat(error.key()).isEqualTo("spark.deadletter.topic"));
    assertThat(errorsOf("spark.applications.topic=spark.events"))
        .singleElement()
        .satisfies(error -> assertThat(error.key()).isEqualTo("spark.applications.topic"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("tidewatch.properties"), text);
  }

  private static List<ConfigError> errorsOf(String set) {
    return invalid(read(set));
  }

  /** With the one required key first, so that it is the only thing each test need not say. */
  private static ConfigResult read(String... sets) {
    return ConfigReader.read(
        Optional.empty(), Map.of("TIDEWATCH_BOOTSTRAP_SERVERS", "broker:9092"), List.of(sets));
  }

  private static Config valid(ConfigResult result) {
    assertThat(result).isInstanceOf(Valid.class);
    return ((Valid) result).config();
  }

  private static List<ConfigError> invalid(ConfigResult result) {
    assertThat(result).isInstanceOf(Invalid.class);
    return ((Invalid) result).errors();
  }
}
