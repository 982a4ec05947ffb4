package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.eventlog.LogProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {

  private static final String STATUS = "appstatus_local-7_2";

  @TempDir Path temporary;

  private Path directory = Path.of("");
  private final Collected sink = new Collected();

  @BeforeEach
  void startRollingLog() throws IOException {
    directory = Files.createDirectory(temporary.resolve("eventlog_v2_local-7_2"));
    Files.createFile(directory.resolve(STATUS + LogNames.IN_PROGRESS));
  }

  @Test
  void newFilesAreReadAsTheyAppearInTheirNumbersOrder() throws IOException {
    write("events_1_local-7_2.zstd", "one\n");
    try (EventLogTail tail = tail()) {
      assertThat(sink.drain(tail)).isEqualTo(TailState.CAUGHT_UP);
      for (int n = 2; n <= 11; n++) {
        write("events_" + n + "_local-7_2.zstd", "file " + n + "\n");
      }
      assertThat(sink.drain(tail)).isEqualTo(TailState.CAUGHT_UP);
      complete();
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.texts()).hasSize(11).startsWith("one", "file 2").endsWith("file 10", "file 11");
    assertThat(sink.lines.get(10).file())
        .isEqualTo("eventlog_v2_local-7_2/events_11_local-7_2.zstd");
    assertThat(sink.finished).hasSize(11);
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void theFilesNameTheLogWhateverTheDirectoryIsCalled() throws IOException {
    write("events_1_local-7_2", "one\n");
    complete();
    Path renamed = temporary.resolve("copy");
    Files.move(directory, renamed);

    Collected got = Collected.of(new RollingLog(renamed));

    assertThat(got.lines.get(0).file()).isEqualTo("eventlog_v2_local-7_2/events_1_local-7_2");
  }

  @Test
  void aCompactFileStandsForTheFilesBeforeIt() throws IOException {
    write("events_1_local-7_2", "old\n");
    write("events_2_local-7_2", "old\n");
    write("events_2_local-7_2.compact", "kept\n");
    write("events_3_local-7_2", "new\n");
    write(".events_3_local-7_2.crc", "x");
    write("events_3_local-7_2.compact.inprogress", "half");
    complete();

    Collected got = Collected.of(new RollingLog(directory));

    assertThat(got.texts()).containsExactly("kept", "new");
    assertThat(got.problems).isEmpty();
  }

  @Test
  void compactionOfFilesThatWereReadRepeatsNothing() throws IOException {
    write("events_1_local-7_2", "one\n");
    write("events_2_local-7_2", "two\n");
    try (EventLogTail tail = tail()) {
      sink.drain(tail);
      // when the open file is compacted away with bytes that were not read yet
      write("events_2_local-7_2", "two and a half\n");
      write("events_3_local-7_2", "three\n");
      write("events_2_local-7_2.compact", "one\n");
      Files.delete(directory.resolve("events_1_local-7_2"));
      Files.delete(directory.resolve("events_2_local-7_2"));
      complete();
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.texts()).containsExactly("one", "two", "two and a half", "three");
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void compactionAfterAWholeReadIsNoLoss() throws IOException {
    write("events_2_local-7_2.compact", "one\n");
    write("events_3_local-7_2", "three\n");
    complete();
    Map<String, LogPosition> read =
        Map.of("eventlog_v2_local-7_2/events_2_local-7_2", new LogPosition(4, true));

    Collected got = Collected.from(new RollingLog(directory), positions(read));

    assertThat(got.texts()).containsExactly("three");
    assertThat(got.problems).isEmpty();
  }

  @Test
  void whoeverHasBegunAFileHasFinishedThoseBeforeIt() throws IOException {
    write("events_2_local-7_2.compact", "one\n");
    write("events_3_local-7_2", "three\nfour\n");
    complete();
    Map<String, LogPosition> read =
        Map.of(
            "eventlog_v2_local-7_2/events_2_local-7_2", new LogPosition(4, false),
            "eventlog_v2_local-7_2/events_3_local-7_2", new LogPosition(6, false));

    Collected got = Collected.from(new RollingLog(directory), positions(read));

    assertThat(got.texts()).containsExactly("four");
    assertThat(got.problems).isEmpty();
  }

  @Test
  void compactionOfUnreadEventsIsTold() throws IOException {
    write("events_2_local-7_2.compact", "one\n");
    write("events_3_local-7_2", "three\n");
    complete();
    Map<String, LogPosition> read =
        Map.of("eventlog_v2_local-7_2/events_1_local-7_2", new LogPosition(4, true));

    Collected got = Collected.from(new RollingLog(directory), positions(read));

    assertThat(got.texts()).containsExactly("three");
    assertThat(got.kinds()).containsExactly(Kind.COMPACTED_AWAY);
  }

  @Test
  void aMissingFileIsToldAndTheRestRead() throws IOException {
    write("events_1_local-7_2", "one\n");
    write("events_4_local-7_2", "four\n");
    complete();

    Collected got = Collected.of(new RollingLog(directory));

    assertThat(got.texts()).containsExactly("one", "four");
    assertThat(got.kinds()).containsExactly(Kind.MISSING_FILES);
    assertThat(got.problems.get(0).detail()).contains("files 2 to 3");
  }

  @Test
  void aTruncatedFileDoesNotStopTheNextOnes() throws IOException {
    byte[] bytes = GrowingFile.compressed(Compressor.ZSTD, "one\n".repeat(3000), 4000);
    GrowingFile.append(directory.resolve("events_1_local-7_2.zstd"), bytes, 0, bytes.length - 9);
    write("events_2_local-7_2.zstd", "two\n");
    complete();

    Collected got = Collected.of(new RollingLog(directory));

    assertThat(got.texts()).startsWith("one").endsWith("two");
    assertThat(got.kinds()).containsExactly(Kind.TRUNCATED);
    assertThat(got.finished).hasSize(1);
  }

  @Test
  void aDirectoryThatIsDeletedEndsTheLog() throws IOException {
    write("events_1_local-7_2", "one\n");
    try (EventLogTail tail = tail()) {
      sink.drain(tail);
      Files.delete(directory.resolve("events_1_local-7_2"));
      Files.delete(directory.resolve(STATUS + LogNames.IN_PROGRESS));
      Files.delete(directory);
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.kinds()).containsExactly(Kind.DELETED);
  }

  private EventLogTail tail() {
    return new EventLogTail(new RollingLog(directory), Positions.NONE, TailOptions.DEFAULT);
  }

  private static Positions positions(Map<String, LogPosition> read) {
    return file -> read.getOrDefault(file.name(), LogPosition.START);
  }

  private void write(String name, String text) {
    Compressor codec = name.contains(".zstd") ? Compressor.ZSTD : Compressor.PLAIN;
    byte[] bytes = GrowingFile.compressed(codec, text);
    GrowingFile.append(directory.resolve(name), bytes, 0, bytes.length);
  }

  private void complete() throws IOException {
    Files.move(directory.resolve(STATUS + LogNames.IN_PROGRESS), directory.resolve(STATUS));
  }
}
