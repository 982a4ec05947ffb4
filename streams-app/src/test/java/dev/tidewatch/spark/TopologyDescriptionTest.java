package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A change of the topology shows as a change of a file that a reviewer reads. */
class TopologyDescriptionTest {

  private static final Path GOLDEN =
      Path.of(
          System.getProperty("tidewatch.root"),
          "streams-app/src/test/resources/spark-topology.txt");

  @Test
  void theTopologyIsTheOneThatWasReviewed() throws IOException {
    String description = TopologyHarness.topology(Duration.ofDays(30), 0).describe().toString();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(GOLDEN, description);
    }
    assertThat(description)
        .as("names of operators and stores are names of topics and of state on disk")
        .isEqualTo(Files.readString(GOLDEN));
  }
}
