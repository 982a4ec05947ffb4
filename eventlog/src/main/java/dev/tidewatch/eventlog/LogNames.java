package dev.tidewatch.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of Spark's event log file names ({@code EventLogFileWriter} and {@code
 * RollingEventLogFilesWriter} in Spark).
 */
final class LogNames {

  static final String IN_PROGRESS = ".inprogress";
  static final String COMPACT = ".compact";
  static final String ROLLING_DIRECTORY = "eventlog_v2_";

  /**
   * Application ids of the cluster managers, each with an optional attempt: YARN, standalone, local
   * mode, Kubernetes (before Spark 3.4 and since). Other ids end in no attempt that could be told
   * from the id itself.
   */
  private static final List<Pattern> IDS =
      List.of(
          Pattern.compile("(application_\\d+_\\d+)(?:_(\\d+))?"),
          Pattern.compile("(app-\\d{14}-\\d{4,})(?:_(\\d+))?"),
          Pattern.compile("(local-\\d+)(?:_(\\d+))?"),
          Pattern.compile("(spark-application-\\d+)(?:_(\\d+))?"),
          Pattern.compile("(spark-[0-9a-f]{32})(?:_(\\d+))?"));

  private static final Pattern SUFFIXES =
      Pattern.compile("(?:\\.(?:zstd|zst|lz4|snappy|lzf|gzip|gz|inprogress|compact))+$");

  private LogNames() {}

  static String withoutInProgress(String name) {
    return name.endsWith(IN_PROGRESS)
        ? name.substring(0, name.length() - IN_PROGRESS.length())
        : name;
  }

  static boolean isInProgress(String name) {
    return name.endsWith(IN_PROGRESS) && name.length() > IN_PROGRESS.length();
  }

  /** Checksums, hidden, partial and editors' files: what no log directory means to show. */
  static boolean isLeftover(String name) {
    return name.startsWith(".")
        || name.startsWith("_")
        || name.endsWith("~")
        || name.endsWith(".crc")
        || name.endsWith(".tmp")
        || name.endsWith("._COPYING_")
        || name.endsWith(COMPACT + IN_PROGRESS);
  }

  /** Application and attempt as far as a file name tells them. */
  static ApplicationAttempt attemptIn(String name) {
    String bare = SUFFIXES.matcher(name).replaceFirst("");
    return sparksAttemptIn(name)
        .orElseGet(() -> new ApplicationAttempt(bare.isEmpty() ? name : bare, null));
  }

  /** Application and attempt in a name of Spark's grammar; empty for any other. */
  static Optional<ApplicationAttempt> sparksAttemptIn(String name) {
    String bare = SUFFIXES.matcher(name).replaceFirst("");
    for (Pattern pattern : IDS) {
      Matcher matcher = pattern.matcher(bare);
      if (matcher.matches()) {
        String id = bare.substring(0, matcher.end(1));
        return Optional.of(new ApplicationAttempt(id, matcher.group(2)));
      }
    }
    return Optional.empty();
  }
}
