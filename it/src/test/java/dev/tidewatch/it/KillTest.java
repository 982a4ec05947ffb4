package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.it.Samples.Sample;
import dev.tidewatch.local.kafka.KafkaCluster;
import dev.tidewatch.local.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed on the way, in the end everything is counted exactly once. */
@ExtendWith(SharedKafka.class)
class KillTest {

  /** What may differ: when files were looked at, what goes on, and how often lines came again. */
  private static final Pattern MAY_DIFFER =
      Pattern.compile(
          "(" + JsonDifferences.LAST_UPDATED + ")|(.*/)?(totalDuration|duration|repeatedOffsets)");

  /** Slow enough to be killed in the middle, lines a second. */
  private static final int RATE = 1_500;

  /** By far the largest sample; how much of it is seen tells how far the ingest is. */
  private static final Sample LARGE = Samples.of("many-small-tasks-4.1");

  /** Lines of all others, which may be shipped before it or after it. */
  private static final long OTHERS = Samples.events() - LARGE.events();

  private static @Nullable Map<String, JsonNode> clean;

  /** Kept where a test fails: the logs of what was killed are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @BeforeAll
  static void ingestOnceWithoutTrouble(TestCluster cluster) {
    Deployment deployment = cluster.deployment("clean");
    try (RunningInstance instance = deployment.start()) {
      deployment.ingest(Samples.logs());
      instance.api().awaitCaughtUp();
      clean = AllAnswers.of(instance.api());
    }
  }

  @Test
  void logsShippedThreeTimesInPiecesWhileTheInstanceIsKilledTwiceCountOnce(TestCluster cluster)
      throws IOException {
    Deployment deployment = cluster.deployment("killed");
    Path log = directory.resolve("instance.log");
    Path state = deployment.state("first");
    IngestOptions slowly = deployment.ingestOptions().withAgain(true).withRate(RATE);

    // when it is killed while the first halves of the logs are on their way
    JavaProcess first = deployment.launch(state, log);
    try (HeldIngest halves =
        new HeldIngest(
            slowly, halvesOfAllLogs(directory.resolve("halves")), OTHERS + LARGE.events() / 4)) {
      RunningInstance.apiOf(first).awaitLines(LARGE.application(), 1_000);
      first.kill();
      assertThat(halves.isDone()).as("it was killed after the end").isFalse();
      halves.finish();
    }

    // and killed again, started on the same state, while the whole logs are on their way
    JavaProcess second = deployment.launch(state, log);
    try (HeldIngest whole =
        new HeldIngest(slowly, Samples.logs(), OTHERS + LARGE.events() * 4 / 5)) {
      RunningInstance.apiOf(second).awaitLines(LARGE.application(), LARGE.events() * 3 / 4);
      second.kill();
      assertThat(whole.isDone()).as("it was killed after the end").isFalse();
      whole.finish();
    }

    // and started on the same state, while the whole logs come a third time
    try (JavaProcess third = deployment.launch(state, log)) {
      Deployment.ingest(deployment.ingestOptions().withAgain(true), Samples.logs());
      Api api = RunningInstance.apiOf(third);
      api.awaitCaughtUp();
      // then
      assertEqualToTheCleanIngest(api);
      assertThat(
              api.json("applications/" + LARGE.application() + "/completeness")
                  .path("repeatedOffsets")
                  .asLong())
          .isGreaterThanOrEqualTo(LARGE.events());
    }

    // and when another one starts from nothing, from the changelogs alone
    try (JavaProcess fourth = deployment.launch(deployment.state("second"), log)) {
      Api api = RunningInstance.apiOf(fourth);
      api.awaitCaughtUp();
      assertEqualToTheCleanIngest(api);
    }
  }

  @Test
  void aBrokerKilledInTheMiddleLosesAndRepeatsNothing() {
    try (KafkaCluster kafka = startOwnBroker()) {
      var deployment =
          new Deployment(kafka.bootstrapServers(), "broker", directory.resolve("broker"));
      try (RunningInstance instance = deployment.start();
          HeldIngest ingest =
              new HeldIngest(
                  deployment.ingestOptions().withRate(RATE),
                  Samples.logs(),
                  OTHERS + LARGE.events() / 4)) {
        // when
        instance.api().awaitLines(LARGE.application(), 1_000);
        kafka.broker(1).kill();
        assertThat(ingest.isDone()).as("it was killed after the end").isFalse();
        kafka.broker(1).restart();
        ingest.finish();
        // then
        instance.api().awaitCaughtUp();
        assertEqualToTheCleanIngest(instance.api());
      }
    }
  }

  private KafkaCluster startOwnBroker() {
    return KafkaCluster.in(directory.resolve("kafka"))
        .property("group.min.session.timeout.ms", TestCluster.MIN_SESSION_TIMEOUT_MS)
        .start();
  }

  /** The same logs as their drivers had written them at half their time. */
  private static Path halvesOfAllLogs(Path target) throws IOException {
    for (Sample sample : Samples.all()) {
      Path to = target.resolve(sample.sample()).resolve(sample.log());
      Files.createDirectories(requireNonNull(to.getParent()));
      if (Files.isDirectory(sample.path())) {
        copyFirstFile(sample, to);
      } else {
        copyHalf(sample, to);
      }
    }
    return target;
  }

  /** Whole lines; logs in a codec are so small that they come whole. */
  private static void copyHalf(Sample sample, Path to) throws IOException {
    boolean plain = !sample.log().contains(".");
    if (plain) {
      List<String> lines = Logs.lines(sample.path());
      Files.writeString(to, Logs.text(lines.subList(0, lines.size() / 2)));
    } else {
      Files.copy(sample.path(), to);
    }
  }

  private static void copyFirstFile(Sample sample, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path file : Oracle.list(sample.path())) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith("events_2")) {
        Files.copy(file, to.resolve(name));
      }
    }
  }

  private static void assertEqualToTheCleanIngest(Api api) {
    Map<String, JsonNode> answers = AllAnswers.of(api);
    assertThat(answers).containsOnlyKeys(requireNonNull(clean).keySet().toArray(String[]::new));
    assertThat(clean)
        .allSatisfy(
            (path, expected) ->
                assertThat(
                        JsonDifferences.between(
                            expected, requireNonNull(answers.get(path)), MAY_DIFFER))
                    .as(path)
                    .isEmpty());
  }
}
