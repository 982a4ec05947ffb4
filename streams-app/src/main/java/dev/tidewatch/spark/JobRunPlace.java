package dev.tidewatch.spark;

import dev.tidewatch.query.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands among those of its job: the newest first. The order is that of the keys in the
 * store.
 *
 * @param user whose runs these are
 * @param startTime milliseconds since the epoch
 * @param attemptId empty where the application has none
 */
record JobRunPlace(String user, long startTime, String appId, String attemptId)
    implements Comparable<JobRunPlace> {

  private static final Comparator<JobRunPlace> ORDER =
      Comparator.comparingLong(JobRunPlace::startTime)
          .reversed()
          .thenComparing(JobRunPlace::appId, Page.ORDER)
          .thenComparing(JobRunPlace::attemptId, Page.ORDER);

  private static final String BETWEEN = "\n";

  static JobRunPlace of(JobRun run) {
    return new JobRunPlace(
        run.user(),
        run.startTime(),
        run.applicationId(),
        run.attemptId() == null ? "" : run.attemptId());
  }

  @Override
  public int compareTo(JobRunPlace other) {
    return ORDER.compare(this, other);
  }

  AttemptKey attempt() {
    return new AttemptKey(appId, attemptId.isEmpty() ? null : attemptId);
  }

  /** As the item of a cursor. */
  String text() {
    return String.join(BETWEEN, user, String.valueOf(startTime), appId, attemptId);
  }

  /** The place that {@link #text} has put into words; empty for other text. */
  static Optional<JobRunPlace> parse(String text) {
    List<String> parts = List.of(text.split(BETWEEN, -1));
    try {
      return parts.size() != 4
          ? Optional.empty()
          : Optional.of(
              new JobRunPlace(
                  parts.get(0), Long.parseLong(parts.get(1)), parts.get(2), parts.get(3)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
