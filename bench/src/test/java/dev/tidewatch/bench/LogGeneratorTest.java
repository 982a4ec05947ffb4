package dev.tidewatch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogGeneratorTest {

  private static final LogShape SHAPE = new LogShape("app-7", 1001, 5, 3, 42);

  @Test
  void everyLineIsAnEventThatTheParserKnows() throws IOException {
    Map<String, Long> events =
        events(SHAPE).stream()
            .collect(
                Collectors.groupingBy(e -> e.getClass().getSimpleName(), Collectors.counting()));

    assertThat(events)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("LogStart", 1L),
                Map.entry("ResourceProfileAdded", 1L),
                Map.entry("EnvironmentUpdate", 1L),
                Map.entry("ApplicationStart", 1L),
                Map.entry("BlockManagerAdded", 4L),
                Map.entry("ExecutorAdded", 3L),
                Map.entry("JobStart", 3L),
                Map.entry("StageSubmitted", 5L),
                Map.entry("TaskStart", 1001L),
                Map.entry("TaskEnd", 1001L),
                Map.entry("StageCompleted", 5L),
                Map.entry("JobEnd", 3L),
                Map.entry("ApplicationEnd", 1L)));
  }

  @Test
  void theSameShapeGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    assertThat(bytes(SHAPE)).isEqualTo(bytes(SHAPE));
    assertThat(bytes(SHAPE)).isNotEqualTo(bytes(new LogShape("app-7", 1001, 5, 3, 43)));
  }

  @Test
  void anEventHasTheSizeOfARealOne() throws IOException {
    byte[] log = bytes(LogShape.ofTasks("app-7", 5000));
    long lines = new String(log, UTF_8).lines().count();

    assertThat(log.length / lines).isBetween(1300L, 1700L);
  }

  @Test
  void aCoreRunsOneTaskAtATimeAndEachTaskEndsOnce() throws IOException {
    Map<Long, TaskStart> running = new HashMap<>();
    int most = 0;
    for (Parsed event : events(SHAPE)) {
      if (event instanceof TaskStart start) {
        assertThat(running.put(start.task().taskId(), start)).isNull();
        most = Math.max(most, running.size());
      } else if (event instanceof TaskEnd end) {
        TaskStart start = running.remove(end.task().taskId());
        assertThat(start).isNotNull();
        assertThat(end.task().finishTime()).isGreaterThan(end.task().launchTime());
      } else if (event instanceof StageCompleted) {
        assertThat(running).isEmpty();
      }
    }

    assertThat(most).isEqualTo(3 * LogShape.CORES);
  }

  @Test
  void tasksAreSpreadOverTheStages() throws IOException {
    Map<Integer, Long> tasks =
        events(SHAPE).stream()
            .filter(TaskEnd.class::isInstance)
            .map(event -> ((TaskEnd) event).stageId())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(tasks).isEqualTo(Map.of(0, 201L, 1, 200L, 2, 200L, 3, 200L, 4, 200L));
  }

  @Test
  void aShapeThatNoApplicationHasIsRefused() {
    assertThatThrownBy(() -> new LogShape("app-7", 3, 5, 1, 0))
        .hasMessageContaining("one task a stage");
  }

  @Test
  void theCommandLineWritesAFile(@TempDir Path directory) throws IOException {
    Path out = directory.resolve("app-8");

    int exit =
        new CommandLine(new LogGenerator())
            .execute("--tasks", "10", "--stages", "2", "--app", "app-8", out.toString());

    assertThat(exit).isZero();
    assertThat(Files.readString(out)).contains("\"App ID\":\"app-8\"").endsWith("}\n");
  }

  @Test
  void theCommandLineSaysWhatIsWrong() {
    assertThat(new CommandLine(new LogGenerator()).execute("--tasks", "0", "out")).isEqualTo(2);
  }

  private static List<Parsed> events(LogShape shape) throws IOException {
    EventParser parser = new EventParser(Redaction.none());
    return new String(bytes(shape), UTF_8)
        .lines()
        .map(line -> parser.parse(line.getBytes(UTF_8)))
        .toList();
  }

  private static byte[] bytes(LogShape shape) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogGenerator.write(shape, out);
    return out.toByteArray();
  }
}
