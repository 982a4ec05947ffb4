package dev.tidewatch.spark.api;

import com.github.luben.zstd.ZstdInputStream;
import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Whole event logs reduced in memory: one file, or the parts of a rolling log. */
public final class LogFiles {

  private LogFiles() {}

  static MemoryAttempt read(Path log) {
    return read(log, events -> events);
  }

  /** Reads a log whose events come in another order, or several times. */
  static MemoryAttempt read(Path log, UnaryOperator<List<Parsed>> shipped) {
    EventParser parser = new EventParser(Redactor.sparkDefaults());
    List<Parsed> events =
        lines(log).stream()
            .map(line -> parser.parse(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    ApplicationStart start =
        events.stream()
            .filter(ApplicationStart.class::isInstance)
            .map(ApplicationStart.class::cast)
            .findFirst()
            .orElseThrow();
    String fileName = String.valueOf(log.getFileName());
    MemoryAttempt attempt =
        new MemoryAttempt(start.id() == null ? fileName : start.id(), start.attemptId());
    shipped.apply(events).forEach(event -> apply(attempt, event));
    return attempt;
  }

  /** The lines of a log. */
  public static List<String> lines(Path log) {
    return parts(log).stream().flatMap(part -> linesOf(part).stream()).toList();
  }

  private static void apply(MemoryAttempt attempt, Parsed parsed) {
    if (parsed instanceof SparkEvent event) {
      AttemptReducer.apply(attempt, event);
    } else if (parsed instanceof Parsed.Malformed malformed) {
      attempt.tally().malformed(malformed.reason());
    } else {
      attempt.tally().unused();
    }
  }

  private static List<Path> parts(Path log) {
    if (Files.isRegularFile(log)) {
      return List.of(log);
    }
    try (Stream<Path> entries = Files.list(log)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).startsWith("events_"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> linesOf(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = String.valueOf(file).contains(".zst") ? new ZstdInputStream(raw) : raw) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ArrayList<>(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
