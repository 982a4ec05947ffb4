package dev.tidewatch.local.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogScriptTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final LogScript script = new LogScript("app-1", 3);

  @Test
  void theNumbersOfTasksAreThoseOfTheLinesUpToThere() throws IOException {
    long expected = 0;
    long started = 0;
    long ended = 0;
    for (int line = 0; line < script.length(); line++) {
      assertThat(script.tasksExpected(line)).as("expected, %d", line).isEqualTo(expected);
      assertThat(script.tasksStarted(line)).as("started, %d", line).isEqualTo(started);
      assertThat(script.tasksEnded(line)).as("ended, %d", line).isEqualTo(ended);
      JsonNode event = JSON.readTree(script.line(line));
      switch (event.path("Event").asText()) {
        case "SparkListenerStageSubmitted" ->
            expected += event.path("Stage Info").path("Number of Tasks").asInt();
        case "SparkListenerTaskStart" -> started++;
        case "SparkListenerTaskEnd" -> ended++;
        default -> {
          // Changes no number of tasks.
        }
      }
    }
    assertThat(script.tasksExpected(script.length())).isEqualTo(expected).isEqualTo(12);
    assertThat(script.tasksStarted(script.length())).isEqualTo(started);
    assertThat(script.tasksEnded(script.length())).isEqualTo(ended);
  }

  @Test
  void itBeginsAndEndsAsSparksLogsDo() {
    assertThat(script.line(0)).contains("SparkListenerLogStart");
    assertThat(script.line(2)).contains("SparkListenerApplicationStart", "app-1");
    assertThat(script.line(script.length() - 1)).contains("SparkListenerApplicationEnd");
  }
}
