package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.api.RedriveInfo;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered of redrives. */
public final class RedriveAnswers {

  private RedriveAnswers() {}

  static RedriveInfo of(RedriveState state) {
    Order order = state.order();
    return new RedriveInfo(
        order.id(),
        state.status().name(),
        state.by(),
        GroupAnswers.time(state.at()),
        state.note(),
        order.target(),
        time(order.since()),
        time(order.until()),
        order.perSecond(),
        order.again(),
        order.slices().stream().map(RedriveAnswers::slice).toList(),
        order.slices().stream().mapToLong(slice -> slice.to() - slice.from()).sum(),
        state.read(),
        state.sent(),
        skipped(state.skipped()),
        state.gone(),
        state.returned(),
        GroupAnswers.time(state.updated()),
        state.cancelledBy(),
        state.error());
  }

  /** What was not sent, with words for people. */
  public static List<RedriveInfo.Skipped> skipped(List<Progress.Skipped> all) {
    return all.stream()
        .map(
            each ->
                new RedriveInfo.Skipped(each.reason().name(), each.reason().words(), each.count()))
        .toList();
  }

  private static RedriveInfo.SliceInfo slice(Slice slice) {
    List<Long> offsets = slice.offsets();
    return new RedriveInfo.SliceInfo(
        slice.topic(),
        slice.partition(),
        slice.from(),
        slice.to(),
        offsets == null ? null : offsets.size());
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : GroupAnswers.time(millis);
  }
}
