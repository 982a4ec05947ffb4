package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.TaskEndReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Lines come again when a shipper restarts: what they say must count once. */
class RepeatedEventsPropertyTest {

  @Property(tries = 300)
  void applyingAnyPrefixAgainChangesNothing(@ForAll long seed, @ForAll long where) {
    List<SparkEvent> log = log(new Random(seed));
    int prefix = Math.floorMod(where, log.size());
    List<SparkEvent> repeated = new ArrayList<>(log);
    repeated.addAll(log.subList(0, prefix));

    assertThat(entities(Events.apply(repeated))).isEqualTo(entities(Events.apply(log)));
  }

  @Property(tries = 300)
  void startingAgainFromTheBeginningInTheMiddleChangesNothing(
      @ForAll long seed, @ForAll long where) {
    List<SparkEvent> log = log(new Random(seed));
    List<SparkEvent> repeated = new ArrayList<>(log.subList(0, Math.floorMod(where, log.size())));
    repeated.addAll(log);

    assertThat(entities(Events.apply(repeated))).isEqualTo(entities(Events.apply(log)));
  }

  @Property(tries = 300)
  void duplicatingAnyLinesChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<SparkEvent> log = log(random);
    List<SparkEvent> repeated = new ArrayList<>();
    for (SparkEvent event : log) {
      repeated.add(event);
      if (random.nextBoolean()) {
        repeated.add(event);
      }
    }

    assertThat(entities(Events.apply(repeated))).isEqualTo(entities(Events.apply(log)));
  }

  private static List<Object> entities(MemoryAttempt attempt) {
    List<Object> entities = new ArrayList<>();
    entities.addAll(attempt.jobs());
    entities.addAll(attempt.executors());
    for (StageState stage : attempt.stages()) {
      StageKey key = StageKey.of(stage.info());
      entities.add(stage);
      entities.add(attempt.tasks(key));
      entities.add(attempt.stageExecutors(key));
    }
    Completeness seen = attempt.application().completeness();
    entities.add(seen.tasksExpected());
    entities.add(seen.tasksStarted());
    entities.add(seen.tasksEnded());
    entities.add(seen.taskIndicesCompleted());
    return entities;
  }

  /** Jobs one after the other; of their stages some are skipped, of their tasks some fail. */
  private static List<SparkEvent> log(Random random) {
    List<SparkEvent> log = new ArrayList<>();
    log.add(Events.executorAdded("1", 500));
    long taskId = 0;
    int jobs = 1 + random.nextInt(3);
    for (int job = 0; job < jobs; job++) {
      int first = job * 2;
      log.add(Events.jobStart(job, first, first + 1));
      for (int stage = first; stage <= first + 1; stage++) {
        if (stage == first && random.nextBoolean()) {
          continue; // skipped
        }
        log.add(Events.submitted(stage));
        for (int index = 0; index < 2; index++) {
          do {
            log.add(Events.taskStart(stage, taskId, index));
            log.add(Events.taskEnd(stage, taskId, index, reason(random)));
            taskId++;
          } while (random.nextInt(4) == 0);
        }
        log.add(Events.completed(stage));
      }
      log.add(Events.jobEnd(job));
    }
    if (random.nextBoolean()) {
      log.add(Events.executorRemoved("1", 9_500));
    }
    return log;
  }

  private static TaskEndReason reason(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Events.FAILED;
      case 1 -> Events.killed("another attempt succeeded");
      default -> TaskEndReason.SUCCESS;
    };
  }
}
