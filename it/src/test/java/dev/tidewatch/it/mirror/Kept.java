package dev.tidewatch.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Holds promises to what happened. */
final class Kept {

  private Kept() {}

  /** Fails where one was broken, and says what was promised and what happened by partition. */
  static void assertKept(List<Moved> all, Truth truth) {
    for (Moved moved : all) {
      Promise promise = moved.promise();
      List<Truth.Outcome> outcomes = truth.of(moved);
      String story = story(promise, outcomes);
      for (Truth.Outcome each : outcomes) {
        int partition = each.partition();
        assertThat(each.lost())
            .as("lost: %s", story)
            .isLessThanOrEqualTo(promise.of("loses", partition));
        assertThat(each.reread())
            .as("read again: %s", story)
            .isLessThanOrEqualTo(promise.of("rereads", partition));
        if (promise.seconds() != Double.MAX_VALUE && each.lost() > 0) {
          assertThat(promise.asOf() - each.oldestLost())
              .as("age of what is lost: %s", story)
              .isLessThanOrEqualTo(Math.round(promise.seconds() * 1_000));
        }
        assertThat(each.skipped()).as("skipped: %s", story).isZero();
      }
      assertThat(outcomes.stream().mapToLong(Truth.Outcome::lost).sum())
          .as("lost: %s", story)
          .isLessThanOrEqualTo(promise.loses());
      assertThat(outcomes.stream().mapToLong(Truth.Outcome::reread).sum())
          .as("read again: %s", story)
          .isLessThanOrEqualTo(promise.rereads());
      if (!promise.bounds()) {
        assertThat(promise.verdict()).as("no bound, so: %s", story).isNotEqualTo("READY");
        assertThat(promise.codes()).as("no bound, so: %s", story).isNotEmpty();
      }
    }
  }

  private static String story(Promise promise, List<Truth.Outcome> outcomes) {
    StringBuilder story =
        new StringBuilder(
            "%s said %s %s of %s at %d: loses %d, rereads %d%n"
                .formatted(
                    promise.by(),
                    promise.verdict(),
                    promise.codes(),
                    promise.group(),
                    promise.asOf(),
                    promise.loses(),
                    promise.rereads()));
    for (Truth.Outcome each : outcomes) {
      story.append(
          "  %s-%d: said %s%n     committed %s, really %s%n"
              .formatted(
                  promise.topic(),
                  each.partition(),
                  promise.partitions().get(each.partition()),
                  promise.committed().get(each.partition()),
                  each));
    }
    return story.toString();
  }
}
