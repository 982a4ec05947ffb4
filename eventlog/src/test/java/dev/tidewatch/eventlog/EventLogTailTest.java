package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.eventlog.LogProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTailTest {

  private static final String A = "{\"Event\":\"a\"}";
  private static final String B = "{\"Event\":\"b\"}";
  private static final String C = "{\"Event\":\"c\"}";

  @TempDir Path directory;

  private final Collected sink = new Collected();

  @Test
  void aRenameAtTheEndKeepsTheFilesIdentityAndOffsets() throws IOException {
    // given
    Path growing = directory.resolve("app-1.inprogress");
    GrowingFile.append(growing, A + "\n" + B.substring(0, 5));
    try (EventLogTail tail = tail(new PlainLog(growing))) {
      assertThat(sink.drain(tail)).isEqualTo(TailState.CAUGHT_UP);
      // when
      GrowingFile.append(growing, B.substring(5) + "\n");
      Files.move(growing, directory.resolve("app-1"));
      // then
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.lines)
        .containsExactly(
            new Collected.Line("app-1", 0, A), new Collected.Line("app-1", A.length() + 1, B));
    assertThat(sink.finished).containsExactly("app-1@" + (A.length() + B.length() + 2));
  }

  @Test
  void anUnfinishedLineWaitsUnlessItIsAWholeObject() throws IOException {
    // given
    Path growing = directory.resolve("app-1.inprogress");
    GrowingFile.append(growing, A.substring(0, 8));
    try (EventLogTail tail = tail(new PlainLog(growing))) {
      sink.drain(tail);
      assertThat(sink.texts()).isEmpty();
      // when its newline still lacks
      GrowingFile.append(growing, A.substring(8));
      sink.drain(tail);
      // then it is delivered, once
      assertThat(sink.texts()).containsExactly(A);
      GrowingFile.append(growing, "\n" + B + "\n");
      sink.drain(tail);
      assertThat(sink.texts()).containsExactly(A, B);
      assertThat(tail.offset()).isEqualTo(A.length() + B.length() + 2);
    }
  }

  @Test
  void aCompleteFilesLastLineIsDeliveredWhateverItHolds() {
    GrowingFile.append(directory.resolve("app-1"), A + "\n{\"Eve");

    Collected got = Collected.of(new PlainLog(directory.resolve("app-1")));

    assertThat(got.texts()).containsExactly(A, "{\"Eve");
  }

  @Test
  void aTruncatedZstdFrameEndsTheLogWithoutLosingItsWholeLines() {
    // given a frame for each flush, the last one cut
    String text = (A + "\n").repeat(200) + "{\"Event\":\"" + randomish(3000) + "\"}\n";
    byte[] bytes = GrowingFile.compressed(Compressor.ZSTD, text, 2800);
    GrowingFile.append(directory.resolve("app-1.zstd"), bytes, 0, bytes.length - 40);
    // when
    Collected got = Collected.of(new PlainLog(directory.resolve("app-1.zstd")));
    // then
    assertThat(got.texts()).hasSize(200).containsOnly(A);
    assertThat(got.finished).isEmpty();
    assertThat(got.kinds()).containsExactly(Kind.TRUNCATED);
    assertThat(got.problems.get(0).offset()).isEqualTo(200L * (A.length() + 1));
    assertThat(got.problems.get(0).detail()).contains("inside a zstd frame");
  }

  @Test
  void damageInsideALogIsToldAndKeepsWhatCameBefore() {
    byte[] bytes = GrowingFile.compressed(Compressor.LZ4, (A + "\n").repeat(20_000), 70_000);
    bytes[bytes.length / 2] ^= 0x55;
    GrowingFile.append(directory.resolve("app-1.lz4"), bytes, 0, bytes.length);

    Collected got = Collected.of(new PlainLog(directory.resolve("app-1.lz4")));

    assertThat(got.texts()).isNotEmpty().containsOnly(A);
    assertThat(got.kinds()).containsExactly(Kind.UNREADABLE);
    assertThat(got.finished).isEmpty();
  }

  @Test
  void anOverlongLineIsSkippedWithItsOffsetAndLength() throws IOException {
    // given
    String tooLong = "x".repeat(700_000);
    GrowingFile.append(directory.resolve("app-1"), A + "\n" + tooLong + "\n" + B + "\n" + tooLong);
    TailOptions options = TailOptions.DEFAULT.withMaxLineBytes(100_000);
    EventLog log = new PlainLog(directory.resolve("app-1"));
    // when
    try (EventLogTail tail = new EventLogTail(log, Positions.NONE, options)) {
      sink.drain(tail);
    }
    // then
    assertThat(sink.texts()).containsExactly(A, B);
    assertThat(sink.kinds()).containsExactly(Kind.OVERLONG_LINE, Kind.OVERLONG_LINE);
    assertThat(sink.problems).extracting(LogProblem::length).containsOnly(700_000L);
    assertThat(sink.problems)
        .extracting(LogProblem::offset)
        .containsExactly((long) A.length() + 1, A.length() + B.length() + 700_003L);
  }

  @Test
  void aLineAtTheLimitIsDelivered() throws IOException {
    GrowingFile.append(directory.resolve("app-1"), "y".repeat(1000) + "\r\n" + "z".repeat(1001));
    EventLog log = new PlainLog(directory.resolve("app-1"));
    try (EventLogTail tail =
        new EventLogTail(log, Positions.NONE, TailOptions.DEFAULT.withMaxLineBytes(1000))) {
      sink.drain(tail);
    }
    assertThat(sink.texts()).containsExactly("y".repeat(1000));
    assertThat(sink.kinds()).containsExactly(Kind.OVERLONG_LINE);
  }

  @Test
  void aSinkThatFailsGetsTheLineAgain() throws IOException {
    // given
    GrowingFile.append(directory.resolve("app-1"), A + "\n" + B + "\n");
    LineSink failing =
        new LineSink() {
          @Override
          public void line(LogFile file, long offset, byte[] buffer, int start, int length) {
            if (offset > 0) {
              throw new IllegalStateException("full");
            }
            sink.line(file, offset, buffer, start, length);
          }

          @Override
          public void problem(LogProblem problem) {}
        };
    try (EventLogTail tail = tail(new PlainLog(directory.resolve("app-1")))) {
      // when
      org.assertj.core.api.Assertions.assertThatIllegalStateException()
          .isThrownBy(() -> tail.poll(1000, failing));
      assertThat(tail.offset()).isEqualTo(A.length() + 1);
      // then
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.texts()).containsExactly(A, B);
  }

  @Test
  void aLogDeletedWhileItIsReadIsReadToWhereItWas() throws IOException {
    Path growing = directory.resolve("app-1.inprogress");
    GrowingFile.append(growing, A + "\n");
    try (EventLogTail tail = tail(new PlainLog(growing))) {
      sink.drain(tail);
      GrowingFile.append(growing, B + "\n");
      Files.delete(growing);
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.texts()).containsExactly(A, B);
    assertThat(sink.kinds()).containsExactly(Kind.DELETED);
  }

  @Test
  void aFileShorterThanItsPositionIsTold() {
    GrowingFile.append(directory.resolve("app-1"), A + "\n");
    EventLog log = new PlainLog(directory.resolve("app-1"));

    Collected got = Collected.from(log, file -> new LogPosition(5_000, false));

    assertThat(got.kinds()).containsExactly(Kind.SHRUNK);
    assertThat(got.texts()).isEmpty();
  }

  @Test
  void aCopyUnderWayIsNotTakenForCompleteBeforeItHasSettled() throws IOException {
    // given a clock ten minutes ahead of the file, then at it
    Path file = directory.resolve("app-1");
    GrowingFile.append(file, A + "\n{\"Ev");
    Instant now = Instant.parse("2026-01-01T00:10:00Z");
    Duration settle = Duration.ofSeconds(30);
    TailOptions options = new TailOptions(1000, settle, () -> now);
    try (EventLogTail tail = new EventLogTail(new PlainLog(file), Positions.NONE, options)) {
      // when the last write was a second ago
      Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(1)));
      assertThat(sink.drain(tail)).isEqualTo(TailState.CAUGHT_UP);
      assertThat(sink.texts()).containsExactly(A);
      // then it ends only when nothing was written for the whole time
      GrowingFile.append(file, "ent\":\"x\"}\n");
      Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(30)));
      assertThat(sink.drain(tail)).isEqualTo(TailState.ENDED);
    }
    assertThat(sink.texts()).containsExactly(A, "{\"Event\":\"x\"}");
  }

  @Test
  void aFinishedFileIsNotReadAgain() {
    GrowingFile.append(directory.resolve("app-1"), A + "\n");
    Map<LogFile, LogPosition> positions = new HashMap<>();
    positions.put(new LogFile("app-1"), new LogPosition(A.length() + 1, true));

    Collected got =
        Collected.from(
            new PlainLog(directory.resolve("app-1")),
            file -> positions.getOrDefault(file, LogPosition.START));

    assertThat(got.texts()).isEmpty();
    assertThat(got.problems).isEmpty();
  }

  @Test
  void everyLevelOfGarbageIsOneLineAndNoMore() {
    GrowingFile.append(directory.resolve("app-1"), C + "\n\u0000\u0001\n\n{{{\n" + C);

    Collected got = Collected.of(new PlainLog(directory.resolve("app-1")));

    assertThat(got.texts()).containsExactly(C, "\u0000\u0001", "{{{", C);
  }

  private static String randomish(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + (i * 7919 + i * i * 31) % 26));
    }
    return text.toString();
  }

  private static EventLogTail tail(EventLog log) {
    return new EventLogTail(log, Positions.NONE, TailOptions.DEFAULT);
  }
}
