package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.eventlog.Collected.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class EventLogPropertiesTest {

  private static final String NAME = "local-1";

  private Path directory = Path.of("");

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("eventlog");
  }

  @AfterProperty
  void removeDirectory() throws IOException {
    clear();
    Files.delete(directory);
  }

  @Property(tries = 60)
  void linesAndOffsetsAreTheSameHoweverTheFileGrew(
      @ForAll Compressor codec,
      @ForAll("texts") List<String> texts,
      @ForAll @Size(max = 8) List<@IntRange(max = 1000) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 5000) int flushEvery,
      @ForAll @IntRange(min = 1, max = 3000) int budget)
      throws IOException {
    // given a log of which the reader sees any prefixes of the file, byte by byte if need be
    String text = joined(texts);
    byte[] bytes = GrowingFile.compressed(codec, text, flushEvery);
    Path growing = directory.resolve(NAME + codec.suffix + LogNames.IN_PROGRESS);
    Path complete = directory.resolve(NAME + codec.suffix);
    clear();
    Collected sink = new Collected();
    // when
    try (EventLogTail tail =
        new EventLogTail(new PlainLog(growing), Positions.NONE, TailOptions.DEFAULT)) {
      int written = 0;
      GrowingFile.append(growing, bytes, 0, 0);
      for (int cut : cuts.stream().sorted().toList()) {
        int upTo = (int) ((long) bytes.length * cut / 1000);
        GrowingFile.append(growing, bytes, written, upTo);
        written = upTo;
        assertThat(sink.drain(tail, budget)).isEqualTo(TailState.CAUGHT_UP);
      }
      GrowingFile.append(growing, bytes, written, bytes.length);
      Files.move(growing, complete);
      assertThat(sink.drain(tail, budget)).isEqualTo(TailState.ENDED);
    }
    // then
    assertThat(sink.lines).isEqualTo(expected(NAME + codec.suffix, texts));
    assertThat(sink.problems).isEmpty();
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    assertThat(sink.finished).containsExactly(NAME + codec.suffix + "@" + length);
  }

  @Property(tries = 60)
  void resumingAtAnyLineGivesTheRest(
      @ForAll Compressor codec,
      @ForAll("someTexts") List<String> texts,
      @ForAll @IntRange(max = 1000) int where)
      throws IOException {
    // given
    clear();
    Path file = directory.resolve(NAME + codec.suffix);
    byte[] bytes = GrowingFile.compressed(codec, joined(texts));
    GrowingFile.append(file, bytes, 0, bytes.length);
    List<Line> all = expected(NAME + codec.suffix, texts);
    int index = where % all.size();
    LogPosition position = new LogPosition(all.get(index).offset(), false);
    // when
    Collected rest = Collected.from(new PlainLog(file), any -> position);
    // then
    assertThat(rest.lines).isEqualTo(all.subList(index, all.size()));
    assertThat(rest.problems).isEmpty();
  }

  @Property(tries = 100)
  void aFileCutAnywhereGivesAPrefixOfItsLinesAndSaysSo(
      @ForAll Compressor codec,
      @ForAll("someTexts") List<String> texts,
      @ForAll @IntRange(min = 1, max = 999) int cut)
      throws IOException {
    // given
    clear();
    Path file = directory.resolve(NAME + codec.suffix);
    byte[] bytes = GrowingFile.compressed(codec, joined(texts), 4000);
    int length = (int) ((long) bytes.length * cut / 1000);
    GrowingFile.append(file, bytes, 0, length);
    // when
    Collected got = Collected.of(new PlainLog(file));
    // then every line but the last is one of the log's; a cut inside a block is told
    List<Line> all = expected(NAME + codec.suffix, texts);
    int whole = Math.max(0, got.lines.size() - 1);
    assertThat(got.lines.subList(0, whole)).isEqualTo(all.subList(0, whole));
    assertThat(got.problems.size() + got.finished.size()).isEqualTo(1);
    assertThat(got.kinds()).isSubsetOf(LogProblem.Kind.TRUNCATED);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return text().list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<String>> someTexts() {
    return text()
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .filter(list -> !String.join("", list).isEmpty());
  }

  private static Arbitrary<String> text() {
    Arbitrary<String> short_ = Arbitraries.strings().excludeChars('\n', '\r').ofMaxLength(60);
    Arbitrary<String> plain = Arbitraries.of("{\"Event\":\"x\"}", "{", "é\u0000", "{}", "null");
    Arbitrary<String> long_ =
        Arbitraries.integers().between(1, 90_000).map(n -> "{\"a\":\"" + "abcde".repeat(n) + "\"}");
    return Arbitraries.frequencyOf(Tuple.of(6, short_), Tuple.of(6, plain), Tuple.of(1, long_))
        .map(EventLogPropertiesTest::encodable);
  }

  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Every third line ends as on Windows. */
  private static String joined(List<String> texts) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      joined.append(texts.get(i)).append(i % 3 == 2 ? "\r\n" : "\n");
    }
    return joined.toString();
  }

  private static List<Line> expected(String file, List<String> texts) {
    List<Line> lines = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        lines.add(new Line(file, offset, texts.get(i)));
      }
      offset += texts.get(i).getBytes(StandardCharsets.UTF_8).length + (i % 3 == 2 ? 2 : 1);
    }
    return lines;
  }

  private void clear() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
