package dev.tidewatch.core.mirror.failover;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is promised is true, whatever the link and the group have done before. */
class BoundsPropertiesTest {

  private static SimulatedLink after(long seed, int steps) {
    SimulatedLink link = new SimulatedLink(seed);
    for (int i = 0; i < steps; i++) {
      link.step();
    }
    return link;
  }

  @Property(tries = 20_000)
  void neitherMoreIsLostNorReadAgainThanWasPromised(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int steps,
      @ForAll boolean source,
      @ForAll boolean verify) {
    keepsItsPromise(after(seed, steps), source, verify);
  }

  @Example
  void recordsThatALinkCopiedAgainAfterItsLastSyncAreCountedToo() {
    keepsItsPromise(after(-1251, 53), true, true);
  }

  private static void keepsItsPromise(SimulatedLink link, boolean source, boolean verify) {
    PartitionVerdict verdict = PartitionVerdict.of(link.facts(source, verify));

    assertThat(verdict.loses() != null).isEqualTo(source);
    if (verdict.loses() != null) {
      assertThat(link.lost()).isLessThanOrEqualTo(verdict.loses().most());
    }
    assertThat(link.reread())
        .as("%s of %s", verdict, link)
        .isLessThanOrEqualTo(requireNonNull(verdict.rereads()).most());
    if (verdict.facts().checkpoint() != null && verdict.loses() != null) {
      assertThat(link.unseen())
          .as("%s of %s", verdict, link)
          .isLessThanOrEqualTo(verdict.loses().most() + verdict.skips());
    }
  }

  @Property(tries = 2_000)
  void withBothSidesKnownAndEveryOffsetARecordTheNumbersAreExact(
      @ForAll @IntRange(min = 1, max = 300) int written,
      @ForAll @IntRange(max = 300) int copied,
      @ForAll @IntRange(max = 300) int read) {
    long end = Math.min(copied, written);
    long group = Math.min(read, written);
    long sync = Math.max(0, end - 1 - end % 7);
    Position checkpoint =
        new Position(Math.max(0, group - 3), Math.max(0, Math.min(end, group) - 5));
    PartitionFacts facts =
        new PartitionFacts(
            "A.orders",
            0,
            checkpoint,
            0,
            0,
            0L,
            end,
            end,
            null,
            0L,
            (long) written,
            group,
            end == 0 ? null : new Position(sync, sync),
            end > 0,
            true);
    PartitionVerdict verdict = PartitionVerdict.of(facts);
    assertThat(verdict.loses()).isEqualTo(new Bound(written - end, true));
    if (end > 0) {
      assertThat(verdict.rereads())
          .isEqualTo(new Bound(Math.max(0, Math.min(end, group) - checkpoint.downstream()), true));
    }
  }
}
