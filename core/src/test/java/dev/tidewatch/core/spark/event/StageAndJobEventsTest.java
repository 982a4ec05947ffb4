package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.Lines.event;
import static dev.tidewatch.core.spark.event.Lines.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageExecutorMetrics;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageAndJobEventsTest {

  private static final StageInfo STAGE =
      new StageInfo(
          3,
          1,
          "count at App.scala:7",
          8,
          List.of(new RddInfo(9, "cached", 8, new StorageLevel(true, true, false, true, 2))),
          "the call site",
          1700000000000L,
          1700000009000L,
          "lost",
          List.of(
              new Accumulable(40, "bad rows", null, "17"),
              new Accumulable(41, "good rows", null, "2")),
          1,
          true,
          4);

  @Test
  void aCompletedStageIsReadWholeWithOneValueOfEachAccumulator() {
    assertThat(parse(event("SparkListenerStageCompleted", "'Stage Info':" + Lines.STAGE)))
        .isEqualTo(new StageCompleted(STAGE));
  }

  @Test
  void aSubmittedStageHasThePropertiesThatTheApiShows() {
    assertThat(
            parse(
                event(
                    "SparkListenerStageSubmitted",
                    "'Stage Info':" + Lines.STAGE,
                    "'Properties':{'spark.rdd.scope':'x','spark.scheduler.pool':'fair'"
                        + ",'spark.job.description':'nightly','spark.jobGroup.id':'g'"
                        + ",'spark.job.tags':'b,a,,b','spark.sql.execution.id':'12'}")))
        .isEqualTo(
            new StageSubmitted(
                STAGE, new LocalProperties("nightly", "g", List.of("a", "b"), 12L, "fair")));
  }

  @Test
  void aStageOfOldLogsHasSparksDefaults() {
    StageInfo stage =
        parse(
                StageCompleted.class,
                event(
                    "SparkListenerStageCompleted",
                    "'Stage Info':{'Stage ID':1,'Stage Name':'n','Number of Tasks':2"
                        + ",'RDD Info':[]}"))
            .stage();

    assertThat(stage)
        .isEqualTo(
            new StageInfo(1, 0, "n", 2, List.of(), "", null, null, null, List.of(), 0, false, 0));
  }

  @Test
  void aJobBeforeSpark12KnowsOnlyItsStagesIds() {
    JobStart job =
        parse(
            JobStart.class,
            event("SparkListenerJobStart", "'Job ID':4,'Stage IDs':[2,3],'Properties':null"));

    assertThat(job.time()).isEqualTo(-1);
    assertThat(job.properties()).isEqualTo(LocalProperties.NONE);
    assertThat(job.stages()).extracting(StageInfo::stageId).containsExactly(2, 3);
    assertThat(job.stages()).extracting(StageInfo::name).containsOnly("unknown");
  }

  @Test
  void aJobNamesItsStages() {
    assertThat(
            parse(
                event(
                    "SparkListenerJobStart",
                    "'Job ID':4,'Submission Time':5,'Stage Infos':[" + Lines.STAGE + "]",
                    "'Stage IDs':[3],'Properties':{}")))
        .isEqualTo(new JobStart(4, 5, List.of(STAGE), LocalProperties.NONE));
  }

  @Test
  void aJobEndsInSuccessOrFailure() {
    assertThat(
            parse(
                event(
                    "SparkListenerJobEnd",
                    "'Job ID':4,'Completion Time':6,'Job Result':{'Result':'JobSucceeded'}")))
        .isEqualTo(new JobEnd(4, 6, true));
    assertThat(
            parse(
                event(
                    "SparkListenerJobEnd",
                    "'Job ID':4,'Job Result':{'Result':'JobFailed'"
                        + ",'Exception':{'Message':'m','Stack Trace':[]}}")))
        .isEqualTo(new JobEnd(4, -1, false));
    assertThat(
            Lines.malformed(
                    event("SparkListenerJobEnd", "'Job ID':4,'Job Result':{'Result':'Other'}"))
                .reason())
        .isEqualTo(Parsed.Reason.WRONG_TYPE);
  }

  @Test
  void peaksOfAnExecutorInAStageAreRead() {
    assertThat(
            parse(
                    StageExecutorMetrics.class,
                    event(
                        "SparkListenerStageExecutorMetrics",
                        "'Executor ID':'1','Stage ID':2,'Stage Attempt ID':0",
                        "'Executor Metrics':{'JVMHeapMemory':7,'SomethingNew':8}"))
                .peaks()
                .get(ExecutorPeak.JVM_HEAP_MEMORY))
        .isEqualTo(7);
  }

  @Test
  void anExecutionIdThatIsNoNumberIsRefusedAsSparkRefusesTheJob() {
    assertThat(
            Lines.malformed(
                    event(
                        "SparkListenerJobStart",
                        "'Job ID':4,'Stage IDs':[],'Properties':{'spark.sql.execution.id':'x'}"))
                .detail())
        .startsWith("spark.sql.execution.id: expected a decimal number");
  }
}
