package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.chaos.ChaosOptions;
import dev.tidewatch.local.chaos.ChaosRun;
import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.report.ChaosReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances lose one of them, and are restarted in turn, while clients read. The short
 * version of {@code ./tidewatch chaos}, which measures more.
 */
class ChaosTest {

  /** Kept where the test fails: the logs of all processes are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void noAnswerIsWrongAndNothingCountsTwiceWhenAnInstanceIsKilledAndAllAreRestarted() {
    ChaosOptions options =
        new ChaosOptions(
            List.of(Fault.KILL, Fault.ROLL),
            1,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            100,
            2,
            20,
            3,
            directory);

    ChaosReport report = new ChaosRun(options, line -> {}).run();

    // Gaps are timings of a machine that has other things to do: they are measured, not asserted.
    assertThat(report.wrong()).as("%s%n%s", report.table(), report.remarks()).isEmpty();
    assertThat(report.differences()).as("%s", report.remarks()).isEmpty();
    assertThat(report.errors()).as("%s", report.remarks()).isEmpty();
  }
}
