package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.Progress.Skipped;
import dev.tidewatch.deadletter.command.SkipReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row of a redrive in its store. Times are milliseconds since the epoch.
 *
 * @param by who ordered it
 * @param at when
 * @param note what that person had to say about it
 * @param read records that were looked at
 * @param sent records that were sent
 * @param gone offsets that the topics did not keep any more
 * @param returned records that failed again
 * @param updated when something was last heard of it
 * @param cancelledBy who stopped it
 * @param error why it failed or was refused
 */
record RedriveState(
    Order order,
    Status status,
    @Nullable String by,
    long at,
    @Nullable String note,
    long read,
    long sent,
    List<Skipped> skipped,
    long gone,
    long returned,
    long updated,
    @Nullable String cancelledBy,
    @Nullable String error) {

  /** How far a redrive has come. */
  enum Status {
    RUNNING,
    /** It is to stop, and has not said yet that it has. */
    CANCELLING,
    DONE,
    CANCELLED,
    FAILED,
    /** It never began. */
    REFUSED;

    boolean isOpen() {
      return this == RUNNING || this == CANCELLING;
    }
  }

  static RedriveState begin(Command command) {
    return of(command, Status.RUNNING, null);
  }

  static RedriveState refused(Command command, String why) {
    return of(command, Status.REFUSED, why);
  }

  private static RedriveState of(Command command, Status status, @Nullable String error) {
    return new RedriveState(
        Objects.requireNonNull(command.order()),
        status,
        command.by(),
        command.at(),
        command.note(),
        0,
        0,
        List.of(),
        0,
        0,
        command.at(),
        null,
        error);
  }

  RedriveState cancelling(Command command) {
    return new RedriveState(
        order,
        Status.CANCELLING,
        by,
        at,
        note,
        read,
        sent,
        skipped,
        gone,
        returned,
        command.at(),
        command.by(),
        error);
  }

  RedriveState with(Progress progress, long when) {
    return new RedriveState(
        order,
        progress.end() == null ? status : after(progress.end()),
        by,
        at,
        note,
        read + progress.read(),
        sent + progress.sent().stream().mapToLong(each -> each.offsets().size()).sum(),
        sum(skipped, progress.skipped()),
        gone + progress.gone(),
        returned,
        Math.max(updated, when),
        cancelledBy,
        progress.error() == null ? error : progress.error());
  }

  RedriveState returnedOnceMore() {
    return new RedriveState(
        order,
        status,
        by,
        at,
        note,
        read,
        sent,
        skipped,
        gone,
        returned + 1,
        updated,
        cancelledBy,
        error);
  }

  private static Status after(Progress.End end) {
    return switch (end) {
      case DONE -> Status.DONE;
      case CANCELLED -> Status.CANCELLED;
      case FAILED -> Status.FAILED;
    };
  }

  private static List<Skipped> sum(List<Skipped> before, List<Skipped> more) {
    Map<SkipReason, Long> sum = new EnumMap<>(SkipReason.class);
    before.forEach(each -> sum.merge(each.reason(), each.count(), Long::sum));
    more.forEach(each -> sum.merge(each.reason(), each.count(), Long::sum));
    return sum.entrySet().stream()
        .map(each -> new Skipped(each.getKey(), each.getValue()))
        .toList();
  }
}
