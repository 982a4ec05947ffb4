package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.ApplicationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answers to {@code applications}, {@code applications/{id}} and {@code /{attempt}}. */
public final class ApplicationAnswers {

  /**
   * The order of listings: latest end first, those still running last, equal ones by descending id
   * (Spark reads an index backwards). Merging sorted lists by it keeps the order.
   */
  public static final Comparator<ApplicationInfo> ORDER =
      Comparator.<ApplicationInfo>comparingLong(info -> info.attempts().get(0).endTimeEpoch())
          .thenComparing(ApplicationInfo::id)
          .reversed();

  /** The end of an application that runs. */
  public static final long RUNNING = -1;

  /** Latest start first; equal ones by descending attempt, so that the answer is always one. */
  private static final Comparator<ApplicationState> LATEST_FIRST =
      Comparator.comparingLong(ApplicationState::startTime)
          .thenComparing(state -> state.attemptId() == null ? "" : state.attemptId())
          .reversed();

  private ApplicationAnswers() {}

  /**
   * All applications that the filter shows.
   *
   * @param attempts all attempts of each application, in any order
   * @param after shows those after this place only; null for all
   * @param now milliseconds since the epoch
   */
  public static List<ApplicationInfo> list(
      Collection<ApplicationState> attempts,
      ApplicationFilter filter,
      @Nullable Place after,
      long now) {
    Map<String, List<ApplicationState>> byId = new LinkedHashMap<>();
    attempts.forEach(
        attempt -> byId.computeIfAbsent(attempt.appId(), id -> new ArrayList<>()).add(attempt));
    return byId.values().stream()
        .map(ApplicationAnswers::info)
        .filter(info -> filter.shows(info, now))
        .filter(info -> after == null || after.isBefore(info))
        .sorted(ORDER)
        .limit(Math.max(0, filter.limit()))
        .toList();
  }

  /** One application; its name is that of its latest attempt, or its id until a start was seen. */
  public static Answer<ApplicationInfo> one(String appId, Collection<ApplicationState> attempts) {
    return attempts.isEmpty()
        ? new Answer.NotFound<>("unknown app: " + appId)
        : new Answer.Found<>(info(attempts));
  }

  /** Where the application stands that has these attempts, one at least. */
  public static Place place(Collection<ApplicationState> attempts) {
    return Place.of(info(attempts));
  }

  private static ApplicationInfo info(Collection<ApplicationState> attempts) {
    List<ApplicationState> sorted = attempts.stream().sorted(LATEST_FIRST).toList();
    ApplicationState latest = sorted.get(0);
    return new ApplicationInfo(
        latest.appId(),
        latest.name() == null ? latest.appId() : latest.name(),
        sorted.stream().map(ApplicationAttemptInfo::of).toList());
  }

  /** One attempt of an application. */
  public static Answer<ApplicationAttemptInfo> attempt(
      String appId, String attemptId, Collection<ApplicationState> attempts) {
    return attempts.stream()
        .filter(state -> attemptId.equals(state.attemptId()))
        .findFirst()
        .<Answer<ApplicationAttemptInfo>>map(
            state -> new Answer.Found<>(ApplicationAttemptInfo.of(state)))
        .orElseGet(() -> new Answer.NotFound<>("unknown app " + appId + ", attempt " + attemptId));
  }

  /**
   * The attempt whose details a path asks for. A path without attempt means the one that has no id:
   * where all have one, the caller must name it, as with Spark.
   */
  public static Answer<ApplicationState> detailsOf(
      String appId, @Nullable String attemptId, Collection<ApplicationState> attempts) {
    return attempts.stream()
        .filter(state -> Objects.equals(attemptId, state.attemptId()))
        .findFirst()
        .<Answer<ApplicationState>>map(Answer.Found::new)
        .orElseGet(
            () ->
                new Answer.NotFound<>(
                    "no such app: " + (attemptId == null ? appId : appId + "/" + attemptId)));
  }
}
