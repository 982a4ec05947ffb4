package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.api.Alert;
import dev.tidewatch.deadletter.api.GroupDetail;
import dev.tidewatch.deadletter.api.GroupInfo;
import dev.tidewatch.deadletter.api.RecordInfo;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is answered of the rows of the stores. */
final class GroupAnswers {

  private GroupAnswers() {}

  static GroupInfo info(GroupState group, List<Alert> alerts, long now) {
    GroupState.Bug bug = group.bug();
    return new GroupInfo(
        group.fingerprint(),
        group.fingerprintVersion(),
        group.handling().at(now).name(),
        alerts.stream().map(Alert::name).toList(),
        bug.format().name(),
        bug.owner(),
        bug.stage(),
        bug.failureClass().name(),
        bug.failureReason(),
        bug.rootCauseClass(),
        bug.exceptionClass(),
        bug.template(),
        bug.sample(),
        time(group.counts().firstSeen()),
        time(group.counts().lastSeen()),
        group.counts().count(),
        group.counts().returned(),
        group.counts().waiting(),
        group.places().stream().map(GroupState.Place::topic).distinct().sorted().toList(),
        group.origins().stream().map(GroupState.TopicCount::topic).sorted().toList(),
        last(group.minutes(), RateWindow.MINUTE.spanOf(now), Group.MINUTES),
        last(group.hours(), RateWindow.HOUR.spanOf(now), Group.HOURS));
  }

  private static List<Long> last(Ring.Stored ring, long span, int spans) {
    return LongStream.rangeClosed(span - spans + 1, span).mapToObj(ring::at).toList();
  }

  static GroupDetail detail(GroupState group, AlertRule rule, long now) {
    GroupState.Handling handling = group.handling();
    return new GroupDetail(
        info(group, rule.of(group, now), now),
        group.bug().components().stream()
            .map(each -> new GroupDetail.Common(each.name(), each.value()))
            .toList(),
        group.bug().failureSource(),
        group.bug().executingClass(),
        handling.by(),
        timeOrNull(handling.at()),
        timeOrNull(handling.until()),
        handling.note(),
        handling.reopened(),
        Share.of(group.shares(), now, 2),
        group.counts().redriven(),
        group.counts().repeated(),
        group.places().stream().map(GroupAnswers::place).toList(),
        group.otherPlaces(),
        group.origins().stream()
            .map(origin -> new GroupDetail.TopicCount(origin.topic(), origin.count()))
            .toList(),
        group.otherOrigins());
  }

  private static GroupDetail.Place place(GroupState.Place at) {
    return new GroupDetail.Place(
        at.topic(), at.partition(), at.firstOffset(), at.lastOffset(), at.count());
  }

  static RecordInfo record(RecordRow row, boolean sentAgain) {
    return new RecordInfo(
        row.topic(),
        row.partition(),
        row.offset(),
        time(row.timestamp()),
        row.timestampType().name(),
        row.taskId(),
        row.originTopic(),
        row.originPartition(),
        row.originOffset(),
        timeOrNull(row.originTimestamp()),
        row.message(),
        row.bytes(),
        sentAgain,
        row.redriveId(),
        row.redriveCount());
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static @Nullable String timeOrNull(@Nullable Long millis) {
    return millis == null ? null : time(millis);
  }
}
