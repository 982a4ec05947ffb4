package dev.tidewatch.spark.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications a listing shows, as in Spark's {@code ApplicationListResource}. Times in
 * milliseconds since the epoch, bounds included; null where the caller set none.
 *
 * @param limit most applications to show, counted after all other conditions
 */
public record ApplicationFilter(
    Set<Status> statuses,
    @Nullable Long minDate,
    @Nullable Long maxDate,
    @Nullable Long minEndDate,
    @Nullable Long maxEndDate,
    int limit) {

  /** Spark's defaults, 2010-01-01 and 3000-01-01: times outside are never listed. */
  private static final long LEAST = 1_262_304_000_000L;

  private static final long MOST = 32_503_680_000_000L;

  /** As in Spark's {@code ApplicationStatus}. */
  public enum Status {
    COMPLETED,
    RUNNING
  }

  /** Reads {@code status}, {@code minDate}, {@code maxDate}, the end dates and {@code limit}. */
  public static Answer<ApplicationFilter> parse(QueryParameters query) {
    ParameterReader reader = new ParameterReader(query);
    Set<Status> statuses = reader.constants("status", Status.class);
    Long minDate = reader.date("minDate");
    Long maxDate = reader.date("maxDate");
    Long minEndDate = reader.date("minEndDate");
    Long maxEndDate = reader.date("maxEndDate");
    int limit = reader.integer("limit", Integer.MAX_VALUE);
    return reader.answer(
        () -> new ApplicationFilter(statuses, minDate, maxDate, minEndDate, maxEndDate, limit));
  }

  /** The same with another limit. */
  public ApplicationFilter limitedTo(int other) {
    return new ApplicationFilter(statuses, minDate, maxDate, minEndDate, maxEndDate, other);
  }

  /** Whether applications that have ended are left out. */
  public boolean showsRunningOnly() {
    return statuses.equals(Set.of(Status.RUNNING));
  }

  /**
   * Whether an application is shown: by the status of its latest attempt, and if any attempt falls
   * into the window.
   *
   * @param now milliseconds since the epoch; a running application ends after it
   */
  boolean shows(ApplicationInfo application, long now) {
    boolean running = !application.attempts().get(0).completed();
    if (!statuses.isEmpty() && !statuses.contains(running ? Status.RUNNING : Status.COMPLETED)) {
      return false;
    }
    return application.attempts().stream()
        .anyMatch(attempt -> startsWithin(attempt) && endsWithin(attempt, running, now));
  }

  /** An attempt whose start was never seen is shown unless the caller asks for a window. */
  private boolean startsWithin(ApplicationAttemptInfo attempt) {
    if (attempt.startTimeEpoch() < 0) {
      return minDate == null && maxDate == null;
    }
    return within(attempt.startTimeEpoch(), minDate, maxDate);
  }

  private boolean endsWithin(ApplicationAttemptInfo attempt, boolean running, long now) {
    return running
        ? (maxEndDate == null ? MOST : maxEndDate) > now
        : within(attempt.endTimeEpoch(), minEndDate, maxEndDate);
  }

  private static boolean within(long time, @Nullable Long least, @Nullable Long most) {
    return time >= (least == null ? LEAST : least) && time <= (most == null ? MOST : most);
  }
}
