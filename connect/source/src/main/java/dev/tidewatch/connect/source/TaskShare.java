package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.EventLog;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.eventlog.LogFiles;
import dev.tidewatch.eventlog.Selection;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Utils;

/**
 * The logs of one task: those of its applications that are not ignored. A log whose name is one of
 * Spark's is told by it; others have to be looked into by every task.
 */
final class TaskShare implements Selection {

  private final SourceSettings settings;
  private final InstantSource clock;

  TaskShare(SourceSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean mayHave(EventLog log) {
    if (settings.ignored() != null && settings.ignored().matcher(log.path().toString()).matches()) {
      return false;
    }
    return ApplicationAttempt.inSparksName(log.name()).map(this::isOurs).orElse(true)
        && !isTooOld(log);
  }

  @Override
  public boolean has(EventLog log, ApplicationAttempt whose) {
    // By one of both: a log must not fall between the tasks of its name and of what it says
    return ApplicationAttempt.inSparksName(log.name()).isPresent() || isOurs(whose);
  }

  private boolean isOurs(ApplicationAttempt whose) {
    int hash = Utils.murmur2(LineHeaders.key(whose));
    return Utils.toPositive(hash) % settings.tasks() == settings.task();
  }

  private boolean isTooOld(EventLog log) {
    if (settings.maxAge().isZero()) {
      return false;
    }
    try {
      Instant oldest = clock.instant().minus(settings.maxAge());
      return log.lastModified().filter(modified -> modified.isBefore(oldest)).isPresent();
    } catch (IOException e) {
      // Whatever is wrong with it is said when it is opened
      return false;
    }
  }

  /** The file system that the settings name. */
  static LogFiles files(SourceSettings settings) {
    return settings.fileSystem() == null
        ? LogFiles.LOCAL
        : HadoopFiles.of(settings.fileSystem(), settings.hadoop());
  }
}
