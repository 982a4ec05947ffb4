package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.read.Read;
import java.util.ArrayList;
import java.util.List;

/** Whether a round kept what is promised. */
final class Promises {
  private Promises() {}

  /** What was broken, for a person; empty where every promise was kept. */
  static List<String> broken(RoundResult round) {
    var broken = new ArrayList<String>(round.errors());
    long wrong = round.reads().stream().filter(Read::isWrong).count();
    if (wrong > 0) {
      broken.add("%d wrong answers".formatted(wrong));
    }
    if (!round.differences().isEmpty()) {
      broken.add("%d totals differ from what was sent".formatted(round.differences().size()));
    }
    long failed = round.affected().stream().filter(Read::isFailed).count();
    if (failed > 0 && !round.fault().mayFail()) {
      broken.add("%d reads failed".formatted(failed));
    }
    double gap = round.longestGapMillis();
    if (gap > round.fault().longestGapMillis()) {
      broken.add("nothing was answered for %.0f ms".formatted(gap));
    }
    return broken;
  }
}
