package dev.tidewatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.connectors.ConnectorState.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Settling touched = new Settling(true, PATIENCE, 0);
  private final Settling untouched = new Settling(false, PATIENCE, 0);

  @Test
  void whatWasNotTouchedIsTakenAsItIs() {
    assertThat(untouched.look(state("RUNNING", "RUNNING"), 0)).contains(new Outcome.Runs(1));
  }

  @Test
  void afterAChangeItHasToRunForAWhile() {
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(1))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(3.9))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(4))).contains(new Outcome.Runs(1));
  }

  @Test
  void aTaskThatFailsAtItsFirstRecordsIsNoSuccess() {
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(1))).isEmpty();
    assertThat(touched.look(state("RUNNING", "FAILED"), seconds(2))).isEmpty();
    assertThat(touched.look(state("RUNNING", "FAILED"), seconds(5)))
        .get()
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void anOldFailureThatPassesAfterAChangeIsNone() {
    assertThat(touched.look(state("RUNNING", "FAILED"), seconds(0))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RESTARTING"), seconds(2))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(3))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(6))).contains(new Outcome.Runs(1));
  }

  @Test
  void aConnectorThatMayStillMakeTasksIsGivenLonger() {
    assertThat(touched.look(state("RUNNING"), seconds(0))).isEmpty();
    assertThat(touched.look(state("RUNNING"), seconds(9))).isEmpty();
    assertThat(touched.look(state("RUNNING"), seconds(10))).contains(new Outcome.Runs(0));
  }

  @Test
  void tasksThatComeBeginTheWaitAnew() {
    assertThat(touched.look(state("RUNNING"), seconds(0))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(9))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(11))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING"), seconds(12)))
        .contains(new Outcome.Runs(1));
  }

  @Test
  void whatDoesNotGetThereIsLateAndSaysHowFarItGot() {
    assertThat(touched.look(null, seconds(1))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING", "UNASSIGNED"), seconds(60))).isEmpty();
    assertThat(touched.look(state("RUNNING", "RUNNING", "UNASSIGNED"), seconds(60.1)))
        .contains(new Outcome.Late("RUNNING, 1 of 2 tasks running"));
  }

  @Test
  void whatSomebodyHasPausedStaysSo() {
    assertThat(untouched.look(state("PAUSED", "PAUSED"), 0)).contains(new Outcome.Rests("PAUSED"));
  }

  private static ConnectorState state(String... states) {
    List<Part> parts = new ArrayList<>();
    for (String each : states) {
      parts.add(new Part("part " + parts.size(), each, "worker", ""));
    }
    return new ConnectorState("c", "sink", parts);
  }

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }
}
