package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.mirror.MirrorTopologies;
import dev.tidewatch.spark.AttemptLimits;
import dev.tidewatch.spark.DeadLine;
import dev.tidewatch.spark.FindingTopologySettings;
import dev.tidewatch.spark.MuteCommand;
import dev.tidewatch.spark.SparkApplication;
import dev.tidewatch.spark.SparkFinding;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.SparkTopology;
import dev.tidewatch.spark.SparkTopologySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;

/** The topology of all features: the numbers of its parts are in names of directories on disk. */
class TopologyDescriptionTest {

  private static final Path GOLDEN =
      Path.of(System.getProperty("tidewatch.root"), "streams-app/src/test/resources/topology.txt");

  private static String description() {
    StreamsBuilder builder = new StreamsBuilder();
    SparkTopology.add(
        builder,
        new SparkTopologySettings(
            new SparkTopics(
                "spark.events", "applications", "dead-lines", "findings", "spark-commands"),
            1,
            Redaction.none(),
            Duration.ofDays(30),
            0,
            AttemptLimits.DEFAULT,
            SparkTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            Duration.ofSeconds(1),
            new FindingTopologySettings(Thresholds.DEFAULTS, Duration.ofSeconds(10), 1)),
        new JsonSerde<>(SparkApplication.class),
        new JsonSerde<>(DeadLine.class),
        new JsonSerde<>(SparkFinding.class),
        new JsonSerde<>(MuteCommand.class));
    TopologyHarness.addTo(builder, TopologyHarness.SETTINGS, Desk.CLOSED);
    MirrorTopologies.addTo(builder);
    return builder.build().describe().toString();
  }

  @Test
  void theTopologyIsTheOneThatWasReviewed() throws IOException {
    String description = description();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(GOLDEN, description);
    }
    assertThat(description)
        .as("names of operators and stores are names of topics and of state on disk")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void thePartOfSparkIsTheFirstOne() {
    assertThat(description().split("Sub-topology: "))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("Topologies"),
            first -> assertThat(first).contains("spark-reduce").doesNotContain("deadletter-"),
            second -> assertThat(second).contains("deadletter-normalise").contains("stores: []"),
            third -> assertThat(third).contains("deadletter-reduce", "deadletter-groups"),
            fourth -> assertThat(fourth).contains("mirror-observe").contains("stores: []"),
            fifth -> assertThat(fifth).contains("mirror-reduce", "mirror-flows"));
  }
}
