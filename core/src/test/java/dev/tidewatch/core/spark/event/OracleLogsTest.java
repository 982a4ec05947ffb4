package dev.tidewatch.core.spark.event;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Spark's own logs, from 1.4 to 3.3, are read whole. */
class OracleLogsTest {

  private final EventParser parser = new EventParser(Redaction.none());
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void everyLineIsReadExceptTheOneThatWasBrokenOnPurpose() {
    Map<String, Parsed> malformed =
        OracleLogs.lines()
            .map(line -> Map.entry(line.toString(), parser.parse(line.bytes())))
            .filter(entry -> entry.getValue() instanceof Malformed)
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(malformed)
        .containsOnlyKeys("malformed_json_eventlog.zstd:4")
        .hasEntrySatisfying(
            "malformed_json_eventlog.zstd:4",
            parsed -> assertThat(((Malformed) parsed).reason()).isEqualTo(Reason.NOT_JSON));
  }

  @Test
  void theUnusedEventsAreThoseThatNoStateNeeds() {
    List<String> unused =
        OracleLogs.lines()
            .map(line -> parser.parse(line.bytes()))
            .filter(Parsed.Unused.class::isInstance)
            .map(parsed -> ((Parsed.Unused) parsed).event())
            .distinct()
            .toList();

    assertThat(unused)
        .allSatisfy(
            event ->
                assertThat(event)
                    .matches("SparkListenerBlockManagerRemoved|org\\.apache\\.spark\\.sql\\..*"));
  }

  @Test
  void taskMetricsEqualThoseOfAFullTree() {
    AtomicInteger compared = new AtomicInteger();
    OracleLogs.lines()
        .forEach(
            line -> {
              if (parser.parse(line.bytes()) instanceof TaskEnd end) {
                assertSameAsTree(line, end);
                compared.incrementAndGet();
              }
            });

    assertThat(compared).hasValueGreaterThan(12_000);
  }

  private void assertSameAsTree(OracleLogs.Line line, TaskEnd end) {
    JsonNode tree = tree(line);
    JsonNode info = tree.path("Task Info");
    assertThat(end.task().taskId()).as("%s", line).isEqualTo(info.path("Task ID").longValue());
    assertThat(end.task().host()).isEqualTo(info.path("Host").textValue());
    assertThat(end.task().finishTime()).isEqualTo(info.path("Finish Time").longValue());
    JsonNode metrics = tree.path("Task Metrics");
    JsonNode read = metrics.path("Shuffle Read Metrics");
    JsonNode write = metrics.path("Shuffle Write Metrics");
    Map<TaskMetric, JsonNode> expected =
        Map.of(
            TaskMetric.EXECUTOR_RUN_TIME, metrics.path("Executor Run Time"),
            TaskMetric.EXECUTOR_CPU_TIME, metrics.path("Executor CPU Time"),
            TaskMetric.JVM_GC_TIME, metrics.path("JVM GC Time"),
            TaskMetric.DISK_BYTES_SPILLED, metrics.path("Disk Bytes Spilled"),
            TaskMetric.INPUT_BYTES_READ, metrics.path("Input Metrics").path("Bytes Read"),
            TaskMetric.OUTPUT_RECORDS_WRITTEN,
                metrics.path("Output Metrics").path("Records Written"),
            TaskMetric.SHUFFLE_LOCAL_BYTES_READ, read.path("Local Bytes Read"),
            TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED, read.path("Remote Blocks Fetched"),
            TaskMetric.SHUFFLE_BYTES_WRITTEN, write.path("Shuffle Bytes Written"),
            TaskMetric.SHUFFLE_WRITE_TIME, write.path("Shuffle Write Time"));
    Map<TaskMetric, Long> actual =
        expected.keySet().stream().collect(toMap(m -> m, m -> end.metrics().get(m)));
    assertThat(actual)
        .as("%s", line)
        .isEqualTo(
            expected.entrySet().stream()
                .collect(toMap(e -> e.getKey(), e -> e.getValue().asLong(0))));
    JsonNode peaks = tree.path("Task Executor Metrics");
    assertThat(end.peaks().toArray())
        .as("%s", line)
        .isEqualTo(
            Arrays.stream(ExecutorPeak.values())
                .mapToLong(peak -> peaks.path(peak.sparkName()).asLong(0))
                .toArray());
  }

  private JsonNode tree(OracleLogs.Line line) {
    try {
      return mapper.readTree(line.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
