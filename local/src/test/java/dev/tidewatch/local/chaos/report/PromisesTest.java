package dev.tidewatch.local.chaos.report;

import static dev.tidewatch.local.chaos.report.Reads.failed;
import static dev.tidewatch.local.chaos.report.Reads.read;
import static dev.tidewatch.local.chaos.report.Reads.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.read.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {
  @Test
  void aRoundWithoutAFailureKeepsEveryPromise() {
    assertThat(round(Fault.KILL, List.of(), right(1, 10_500))).isEmpty();
  }

  @Test
  void noReadMayFailUnderAKill() {
    assertThat(round(Fault.KILL, List.of(), failed(1, 10_500), right(1, 10_600)))
        .containsExactly("1 reads failed");
  }

  @Test
  void aReadMayFailUnderAStopForAWhile() {
    assertThat(round(Fault.STOP, List.of(), failed(1, 10_500), right(1, 10_600))).isEmpty();
    assertThat(round(Fault.STOP, List.of(), failed(1, 10_500), right(1, 12_600)))
        .containsExactly("nothing was answered for 2100 ms");
  }

  @Test
  void whatFailedBeforeTheFaultIsNotTheFaults() {
    assertThat(round(Fault.KILL, List.of(), failed(1, 5_000), right(1, 10_600))).isEmpty();
  }

  @Test
  void aWrongAnswerBreaksAnyPromise() {
    Read wrong = read(1, 5_000, 5, Consistency.ANY, new Judgement.Wrong("too old"));
    assertThat(round(Fault.STOP, List.of(), wrong)).containsExactly("1 wrong answers");
  }

  @Test
  void totalsThatDifferBreakAnyPromise() {
    assertThat(round(Fault.STOP, List.of("app-1 has 3")))
        .containsExactly("1 totals differ from what was sent");
  }

  private static List<String> round(Fault fault, List<String> differences, Read... reads) {
    return new RoundResult(
            fault,
            fault.key(),
            window(0, 10),
            window(10, 20),
            window(20, 21),
            window(21, 30),
            List.of(reads),
            List.of(),
            differences)
        .broken();
  }

  private static Window window(long from, long to) {
    return new Window(from * 1_000_000_000, to * 1_000_000_000);
  }
}
