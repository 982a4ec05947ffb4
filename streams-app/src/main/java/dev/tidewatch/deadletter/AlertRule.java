package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.api.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When a group has alerts. A function of the group's state and the time alone.
 *
 * @param factor the last 5 minutes as a multiple of the mean 5 minutes of the 24 hours before
 * @param minimum dead letters in the last 5 minutes, and for a share of the input
 * @param percent of the input that fails
 */
public record AlertRule(int factor, int minimum, int percent) {

  private static final int RECENT = 5;
  private static final int BASELINE_HOURS = 24;

  /** Times of {@value #RECENT} minutes in the baseline. */
  private static final double BASELINE = BASELINE_HOURS * 60.0 / RECENT;

  private static final Duration NEW = Duration.ofHours(1);

  /**
   * The alerts of a group; one that is muted or resolved has none.
   *
   * @param now milliseconds since the epoch
   */
  List<Alert> of(GroupState group, long now) {
    GroupState.State state = group.handling().at(now);
    if (state == GroupState.State.MUTED || state == GroupState.State.RESOLVED) {
      return List.of();
    }
    List<Alert> alerts = new ArrayList<>();
    if (group.counts().firstSeen() > now - NEW.toMillis()) {
      alerts.add(Alert.NEW_GROUP);
    }
    if (isFast(group, now)) {
      alerts.add(Alert.RATE);
    }
    Double failed = Share.of(group.shares(), now, minimum);
    if (failed != null && failed * 100 >= percent) {
      alerts.add(Alert.INPUT_RATIO);
    }
    if (group.counts().returned() > 0) {
      alerts.add(Alert.REDRIVE_LOOP);
    }
    return alerts;
  }

  private boolean isFast(GroupState group, long now) {
    long minute = RateWindow.MINUTE.spanOf(now);
    long hour = RateWindow.HOUR.spanOf(now);
    long recent = group.minutes().sum(minute - RECENT + 1, RECENT);
    // Early in an hour some of the recent minutes are part of the hour before.
    int early = (int) Math.max(0, RECENT - 1 - minute % 60);
    long baseline =
        group.hours().sum(hour - BASELINE_HOURS, BASELINE_HOURS)
            - group.minutes().sum(hour * 60 - early, early);
    return recent >= minimum && recent >= factor * baseline / BASELINE;
  }
}
