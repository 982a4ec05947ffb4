package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.Instance;
import dev.tidewatch.config.Config;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import dev.tidewatch.local.Main;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Tidewatch on a broker that others share: its topics, its group, its directory.
 *
 * @param name begins the names of its topics, and is its {@code application.id}
 * @param directory for state and logs
 * @param more settings, {@code key=value}, that only this one has
 */
record Deployment(String bootstrap, String name, Path directory, List<String> more) {

  static final int PARTITIONS = 4;

  /** Of the topics that dead letters are grouped by. */
  static final int INBOX_PARTITIONS = 1;

  /** Of the flows of mirrors. */
  static final int FLOW_PARTITIONS = 1;

  private static final Duration START_DEADLINE = Duration.ofSeconds(90);

  Deployment(String bootstrap, String name, Path directory) {
    this(bootstrap, name, directory, List.of());
  }

  /** The same with a setting, {@code key=value}, of its own. */
  Deployment with(String setting) {
    return with(List.of(setting));
  }

  /** The same with settings, {@code key=value}, of its own. */
  Deployment with(List<String> settings) {
    return new Deployment(bootstrap, name, directory, settings);
  }

  String eventsTopic() {
    return name + ".events";
  }

  String applicationsTopic() {
    return name + ".applications";
  }

  String findingsTopic() {
    return name + ".findings";
  }

  String sparkCommandsTopic() {
    return name + ".spark-commands";
  }

  String deadLetterTopic() {
    return name + ".deadletters";
  }

  /** A topic that is read as dead letters. */
  String dlq(String topic) {
    return name + ".dlq." + topic;
  }

  /** The state directory of that name. */
  Path state(String stateName) {
    return directory.resolve(stateName);
  }

  /** Starts an instance in this JVM. */
  RunningInstance start() {
    return start(state("state"));
  }

  RunningInstance start(Path stateDirectory) {
    ConfigResult result = ConfigReader.read(Optional.empty(), Map.of(), settings(stateDirectory));
    assertThat(result).isInstanceOf(ConfigResult.Valid.class);
    Config config = ((ConfigResult.Valid) result).config();
    return new RunningInstance(Instance.start(config));
  }

  /** Starts an instance as {@code tidewatch run} does, in a JVM that can be killed. */
  JavaProcess launch(Path stateDirectory, Path log) {
    String[] arguments =
        settings(stateDirectory).stream().map(each -> "--set=" + each).toArray(String[]::new);
    return new JavaCommand("tidewatch " + name, Main.class.getName())
        .jvmOptions(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=dev/tidewatch/app/logback-service.xml"))
        .arguments("run")
        .arguments(arguments)
        .start(log, Readiness.logged(RunningInstance.LISTENING), START_DEADLINE);
  }

  private List<String> settings(Path stateDirectory) {
    List<String> settings = new ArrayList<>(standard(stateDirectory));
    settings.addAll(more);
    return settings;
  }

  private List<String> standard(Path stateDirectory) {
    return List.of(
        "bootstrap.servers=" + bootstrap,
        "application.id=" + name,
        "state.dir=" + stateDirectory,
        "commit.interval.ms=100",
        "num.standby.replicas=0",
        "http.port=0",
        "spark.events.topic=" + eventsTopic(),
        "spark.events.partitions=" + PARTITIONS,
        "spark.applications.topic=" + applicationsTopic(),
        "spark.deadletter.topic=" + deadLetterTopic(),
        "spark.findings.topic=" + findingsTopic(),
        "spark.commands.topic=" + sparkCommandsTopic(),
        "deadletter.topics.pattern=" + name + "[.]dlq[.].*",
        "deadletter.topic=" + name + ".inbox",
        "deadletter.groups.topic=" + name + ".inbox.groups",
        "deadletter.commands.topic=" + name + ".commands",
        "deadletter.partitions=" + INBOX_PARTITIONS,
        "mirror.flows.topic=" + name + ".flows",
        "mirror.partitions=" + FLOW_PARTITIONS,
        // Kafka waits 45 s for a member that was killed; nobody is to wait that long for a test.
        "streams.main.consumer.session.timeout.ms=4000",
        "streams.main.consumer.heartbeat.interval.ms=500");
  }

  /** Ships into the events topic, from where an earlier run stopped. */
  IngestOptions ingestOptions() {
    return IngestOptions.to(bootstrap).withTopic(eventsTopic(), PARTITIONS);
  }

  /** Ships logs and returns when the broker has them. */
  IngestReport ingest(Path... logs) {
    return ingest(ingestOptions(), logs);
  }

  static IngestReport ingest(IngestOptions options, Path... logs) {
    return new Ingester(options, ProgressListener.NONE).ship(List.of(logs));
  }
}
