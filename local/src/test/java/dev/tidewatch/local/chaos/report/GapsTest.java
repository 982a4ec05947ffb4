package dev.tidewatch.local.chaos.report;

import static dev.tidewatch.local.chaos.report.Reads.failed;
import static dev.tidewatch.local.chaos.report.Reads.read;
import static dev.tidewatch.local.chaos.report.Reads.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.read.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
  @Test
  void aGapLastsFromTheFirstFailureOfAPartitionToItsNextAnswer() {
    assertThat(
            gap(
                right(1, 0),
                failed(1, 100),
                failed(1, 200),
                right(1, 450),
                failed(1, 500),
                right(1, 600)))
        .isEqualTo(350);
  }

  @Test
  void answersOfOtherPartitionsDoNotEndIt() {
    assertThat(gap(failed(1, 100), right(2, 150), right(1, 400))).isEqualTo(300);
  }

  @Test
  void theOrderIsThatOfTheQuestionsNotOfTheAnswers() {
    assertThat(gap(right(1, 450), failed(1, 200), failed(1, 100))).isEqualTo(350);
  }

  @Test
  void aGapThatDoesNotEndLastsToTheEnd() {
    assertThat(gap(failed(1, 100))).isEqualTo(900);
  }

  @Test
  void boundsThatAreRefusedAreNoGap() {
    assertThat(gap(read(1, 100, 5, Consistency.ACTIVE, new Judgement.Refused("503 unavailable"))))
        .isZero();
  }

  private static double gap(Read... reads) {
    return Gaps.longestMillis(List.of(reads), 1_000_000_000);
  }
}
