package dev.tidewatch.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.eventlog.LogFiles;
import dev.tidewatch.eventlog.LogProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPumpTest {

  private static final String START =
      "{\"Event\":\"SparkListenerApplicationStart\",\"App ID\":\"%s\"}";
  private static final String ID = "app-20261126120000-0001";

  @TempDir private Path directory;

  private final StoredOffsets offsets = new StoredOffsets();
  private final Map<String, String> given = new HashMap<>();

  /** Moved by the test: as if time passed between two polls. */
  private long now = System.nanoTime();

  @BeforeEach
  void settings() {
    given.putAll(Settings.in(directory));
  }

  @Test
  void aLineIsARecordWithItsPositionAsTheIngesterWritesIt() throws IOException {
    String first = START.formatted(ID).replace("}", ",\"App Attempt ID\":\"2\"}");
    write(ID + "_2", first, "{\"n\":1}");

    SourceRecord second = read().get(1);

    assertThat(text(second.key())).isEqualTo(ID);
    assertThat(text(second.value())).isEqualTo("{\"n\":1}");
    assertThat(second.topic()).isEqualTo("spark.events");
    assertThat(second.kafkaPartition()).isNull();
    assertThat(text(header(second, LineHeaders.LOG_FILE))).isEqualTo(ID + "_2");
    assertThat(ByteBuffer.wrap((byte[]) header(second, LineHeaders.LOG_OFFSET)).getLong())
        .isEqualTo(first.length() + 1);
    assertThat(text(header(second, LineHeaders.ATTEMPT))).isEqualTo("2");
  }

  @Test
  void whicheverRecordWasTheLastToBeCommittedTheNextOneFollows() throws IOException {
    write(ID, START.formatted(ID), "{\"n\":1}", "{\"n\":2}\r", "", "{\"n\":3}");
    List<SourceRecord> whole = read();
    assertThat(whole).hasSize(4);

    for (int committed = 0; committed < whole.size(); committed++) {
      offsets.commit(whole.get(committed));
      assertThat(values(read())).isEqualTo(values(whole.subList(committed + 1, whole.size())));
    }
  }

  @Test
  void aLogThatGrowsIsReadOnUnderItsFinalName() throws IOException {
    Path growing = write(ID + ".inprogress", START.formatted(ID));
    try (LogPump pump = pump()) {
      assertThat(drain(pump)).hasSize(1);

      append(growing, "{\"n\":1}\n{\"half\":");
      assertThat(values(drain(pump))).containsExactly("{\"n\":1}");

      append(growing, "true}\n");
      Files.move(growing, directory.resolve(ID));
      List<SourceRecord> rest = drain(pump);
      assertThat(values(rest)).containsExactly("{\"half\":true}");
      assertThat(text(header(rest.get(0), LineHeaders.LOG_FILE))).isEqualTo(ID);
    }
  }

  @Test
  void aLogThatIsDeletedWhileItIsReadIsReadToItsEnd() throws IOException {
    Path growing = write(ID + ".inprogress", START.formatted(ID));
    try (LogPump pump = pump()) {
      assertThat(drain(pump)).hasSize(1);
      append(growing, "{\"n\":1}\n");
      drain(pump);
      append(growing, "{\"n\":2}\n");
      Files.delete(growing);
      drain(pump);
    }
    assertThat(metrics.problems(LogProblem.Kind.DELETED)).isEqualTo(1);
  }

  @Test
  void aFileThatWasReadToItsEndIsNotOpenedAgain() throws IOException {
    write(ID, START.formatted(ID));
    List<SourceRecord> all = read();
    assertThat(all.get(0).sourceOffset().get("finished")).isEqualTo(true);
  }

  @Test
  void tasksShareLogsByApplicationAndNoneIsLeftOut() throws IOException {
    for (int n = 0; n < 30; n++) {
      String id = "app-20261126120000-%04d".formatted(n);
      write(id + "_1", START.formatted(id));
      write(id + "_2", START.formatted(id).replace("}", ",\"App Attempt ID\":\"2\"}"));
    }
    write("a-copy", START.formatted("app-20261126120000-9999"));
    given.put(SourceSettings.TASKS, "3");

    List<List<String>> keys =
        IntStream.range(0, 3)
            .mapToObj(
                task -> {
                  given.put(SourceSettings.TASK, String.valueOf(task));
                  return read().stream().map(record -> text(record.key())).toList();
                })
            .toList();

    assertThat(keys.stream().flatMap(List::stream)).hasSize(61);
    assertThat(keys).allSatisfy(own -> assertThat(own).isNotEmpty());
    assertThat(keys.stream().flatMap(own -> own.stream().distinct())).hasSize(31);
  }

  @Test
  void whatCannotBeReadIsCountedAndShippedWhenItCanThoughItsSizeIsTheSame() throws IOException {
    Path log = write(ID, START.formatted(ID));
    Path late = directory.resolve("late");
    given.put(SourceConfig.DIRECTORIES, directory + "," + late);
    ClosedFiles files = new ClosedFiles(log);
    try (LogPump pump = pump(files)) {
      assertThat(drain(pump)).isEmpty();
      assertThat(metrics.unreadable()).isEqualTo(2);

      files.open();
      Files.createDirectory(late);
      assertThat(drain(pump)).hasSize(1);
      assertThat(metrics.unreadable()).isZero();
    }
  }

  @Test
  void logsThatAreIgnoredOrTooOldAreLeftOut() throws IOException {
    write(ID, START.formatted(ID));
    write("app-20261126120000-0002_backup", START.formatted("app-20261126120000-0002"));
    Path old = write("app-20261126120000-0003", START.formatted("app-20261126120000-0003"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    given.put(SourceConfig.IGNORE, ".*_backup");
    given.put(SourceConfig.MAX_AGE, "3600000");

    assertThat(read()).singleElement().satisfies(one -> assertThat(text(one.key())).isEqualTo(ID));
  }

  @Test
  void aLimitSpacesLinesOut() throws IOException {
    write(ID, lines(100));
    given.put(SourceConfig.RATE, "50");
    try (LogPump pump = pump()) {
      int sent = 0;
      for (int tenth = 0; tenth < 10; tenth++) {
        sent += pump.next(now).size();
        now += 100_000_000;
      }
      assertThat(sent).isBetween(45, 55);
    }
  }

  @Test
  void aLineThatIsTooLongCostsItselfOnlyAndIsCounted() throws IOException {
    write(ID, START.formatted(ID), "{\"long\":\"" + "x".repeat(5000) + "\"}", "{\"n\":1}");
    given.put(SourceConfig.LINE_BYTES, "1000");

    assertThat(values(read())).containsExactly(START.formatted(ID), "{\"n\":1}");
    assertThat(metrics.problems(LogProblem.Kind.OVERLONG_LINE)).isEqualTo(1);
  }

  private SourceMetrics metrics = new SourceMetrics();

  private LogPump pump() {
    return pump(TaskShare.files(SourceSettings.of(given)));
  }

  private LogPump pump(LogFiles files) {
    metrics = new SourceMetrics();
    return new LogPump(SourceSettings.of(given), files, offsets, metrics, InstantSource.system());
  }

  /** Everything that there is, with a task of its own. */
  private List<SourceRecord> read() {
    try (LogPump pump = pump()) {
      return drain(pump);
    }
  }

  private List<SourceRecord> drain(LogPump pump) {
    List<SourceRecord> all = new ArrayList<>();
    now += 10_000_000_000L;
    List<SourceRecord> batch = pump.next(now);
    while (!batch.isEmpty()) {
      all.addAll(batch);
      batch = pump.next(now);
    }
    return all;
  }

  private static String[] lines(int count) {
    List<String> lines = new ArrayList<>();
    lines.add(START.formatted(ID));
    IntStream.range(1, count).forEach(n -> lines.add("{\"Event\":\"x\",\"n\":" + n + "}"));
    return lines.toArray(String[]::new);
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static List<String> values(List<SourceRecord> records) {
    return records.stream().map(record -> text(record.value())).toList();
  }

  private static Object header(SourceRecord record, String name) {
    return record.headers().lastWithName(name).value();
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }
}
