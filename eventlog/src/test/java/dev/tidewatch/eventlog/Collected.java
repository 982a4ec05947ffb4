package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps everything, and tails that are read to where they stop. */
final class Collected implements LineSink {

  record Line(String file, long offset, String text) {}

  final List<Line> lines = new ArrayList<>();
  final List<LogProblem> problems = new ArrayList<>();
  final List<String> finished = new ArrayList<>();

  static Collected of(EventLog log) {
    return from(log, Positions.NONE);
  }

  static Collected from(EventLog log, Positions positions) {
    Collected sink = new Collected();
    try (EventLogTail tail = new EventLogTail(log, positions, TailOptions.DEFAULT)) {
      sink.drain(tail);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return sink;
  }

  TailState drain(EventLogTail tail) throws IOException {
    return drain(tail, 1 << 20);
  }

  TailState drain(EventLogTail tail, long budget) throws IOException {
    TailState state = TailState.MORE;
    while (state == TailState.MORE) {
      state = tail.poll(budget, this);
    }
    return state;
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  List<LogProblem.Kind> kinds() {
    return problems.stream().map(LogProblem::kind).toList();
  }

  @Override
  public void line(LogFile file, long offset, byte[] buffer, int start, int length) {
    lines.add(
        new Line(file.name(), offset, new String(buffer, start, length, StandardCharsets.UTF_8)));
  }

  @Override
  public void finished(LogFile file, long offset) {
    finished.add(file + "@" + offset);
  }

  @Override
  public void problem(LogProblem problem) {
    problems.add(problem);
  }
}
