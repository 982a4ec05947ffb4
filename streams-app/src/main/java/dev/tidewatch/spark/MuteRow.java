package dev.tidewatch.spark;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule at an application.
 *
 * @param last the command that holds
 * @param before earlier ones, the newest first, at most {@value #MOST_BEFORE}
 */
record MuteRow(MuteCommand last, List<MuteCommand> before) {

  private static final int MOST_BEFORE = 19;

  /** With one more command: the latest holds, in whatever order they come, and each counts once. */
  static MuteRow after(@Nullable MuteRow row, MuteCommand command) {
    if (row == null) {
      return new MuteRow(command, List.of());
    }
    List<MuteCommand> all = new ArrayList<>(row.before());
    all.add(row.last());
    if (all.stream().noneMatch(each -> each.id().equals(command.id()))) {
      all.add(command);
    }
    all.sort((a, b) -> b.id().compareTo(a.id()));
    return new MuteRow(
        all.get(0), List.copyOf(all.subList(1, Math.min(all.size(), MOST_BEFORE + 1))));
  }

  /** Whether the rule is muted there at a time, in milliseconds since the epoch. */
  boolean isMuted(long now) {
    Long until = last.until();
    return last.muted() && (until == null || now < until);
  }
}
