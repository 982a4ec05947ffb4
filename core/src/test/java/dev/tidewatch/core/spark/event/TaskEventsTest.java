package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.Lines.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskGettingResult;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskEventsTest {

  @Test
  void aTaskStartIsReadWhole() {
    assertThat(parse(Lines.TASK_START))
        .isEqualTo(
            new TaskStart(
                3,
                1,
                new TaskInfo(
                    77,
                    5,
                    2,
                    6,
                    1700000000000L,
                    "12",
                    "worker-12",
                    "ANY",
                    false,
                    0,
                    0,
                    false,
                    false,
                    List.of())));
  }

  @Test
  void aTaskEndIsReadWithThoseAccumulablesThatTheApiShows() {
    TaskEnd end = parse(TaskEnd.class, Lines.TASK_END);

    assertThat(end.stageId()).isEqualTo(3);
    assertThat(end.stageAttemptId()).isEqualTo(1);
    assertThat(end.reason()).isEqualTo(TaskEndReason.SUCCESS);
    assertThat(end.task().speculative()).isTrue();
    assertThat(end.task().gettingResultTime()).isEqualTo(1700000000500L);
    assertThat(end.task().finishTime()).isEqualTo(1700000001000L);
    assertThat(end.task().accumulables())
        .containsExactly(new Accumulable(40, "bad rows", "1", "17"));
    assertThat(end.peaks().get(ExecutorPeak.JVM_HEAP_MEMORY)).isEqualTo(1000);
    assertThat(end.peaks().get(ExecutorPeak.TOTAL_GC_TIME)).isEqualTo(20);
  }

  @Test
  void everyMetricHasAPlaceOfItsOwn() {
    TaskEnd end = parse(TaskEnd.class, Lines.TASK_END);

    // The line numbers them from 1, in the order of the enum but for peak memory's neighbours.
    assertThat(end.metrics().toArray())
        .containsExactlyInAnyOrder(LongStream.rangeClosed(1, 34).toArray());
    assertThat(end.metrics().get(TaskMetric.EXECUTOR_DESERIALIZE_TIME)).isEqualTo(1);
    assertThat(end.metrics().get(TaskMetric.PEAK_EXECUTION_MEMORY)).isEqualTo(10);
    assertThat(end.metrics().get(TaskMetric.SHUFFLE_REMOTE_REQS_DURATION)).isEqualTo(30);
    assertThat(end.metrics().get(TaskMetric.SHUFFLE_RECORDS_WRITTEN)).isEqualTo(34);
    assertThat(end.metrics().toArray()).containsExactly(LongStream.rangeClosed(1, 34).toArray());
  }

  @Test
  void whatOldVersionsDidNotLogHasSparksDefaults() {
    TaskEnd end =
        parse(
            TaskEnd.class,
            Lines.event(
                "SparkListenerTaskEnd",
                "'Stage ID':1,'Task Type':'ResultTask','Task End Reason':{'Reason':'Success'}",
                "'Task Info':{'Task ID':1,'Index':0,'Launch Time':5,'Executor ID':'driver'",
                "'Host':'localhost','Locality':'PROCESS_LOCAL','Getting Result Time':0",
                "'Finish Time':6,'Failed':false}"));

    assertThat(end.stageAttemptId()).isZero();
    assertThat(end.task().attempt()).isEqualTo(1);
    assertThat(end.task().partitionId()).isEqualTo(-1);
    assertThat(end.task().speculative()).isFalse();
    assertThat(end.task().killed()).isFalse();
    assertThat(end.metrics()).isEqualTo(TaskMetrics.ZERO);
    assertThat(end.peaks()).isEqualTo(ExecutorPeaks.ZERO);
  }

  @Test
  void nullIsReadAsAbsentWhereSparkAllowsIt() {
    String line =
        Lines.TASK_END
            .replace("\"Stage Attempt ID\":1", "\"Stage Attempt ID\":null")
            .replace("\"Attempt\":2", "\"Attempt\":null")
            .replace("\"Partition ID\":6", "\"Partition ID\":null")
            .replace("\"Speculative\":true", "\"Speculative\":null")
            .replace("\"Killed\":false", "\"Killed\":null")
            .replace("\"Executor CPU Time\":4", "\"Executor CPU Time\":null")
            .replaceFirst("\"Accumulables\":\\[.*\\]},", "\"Accumulables\":null},")
            .replaceFirst("\"Input Metrics\":\\{[^}]*}", "\"Input Metrics\":null")
            .replaceFirst("\"Task Executor Metrics\":\\{[^}]*}", "\"Task Executor Metrics\":null");

    TaskEnd end = parse(TaskEnd.class, line);

    assertThat(end.stageAttemptId()).isZero();
    assertThat(end.task().attempt()).isEqualTo(1);
    assertThat(end.task().partitionId()).isEqualTo(-1);
    assertThat(end.task().speculative()).isFalse();
    assertThat(end.task().accumulables()).isEmpty();
    assertThat(end.metrics().get(TaskMetric.EXECUTOR_CPU_TIME)).isZero();
    assertThat(end.metrics().get(TaskMetric.INPUT_BYTES_READ)).isZero();
    assertThat(end.peaks()).isEqualTo(ExecutorPeaks.ZERO);
  }

  @Test
  void accumulableValuesAreTextAsJacksonGivesIt() {
    String line =
        Lines.TASK_END.replaceFirst(
            "\"Accumulables\":\\[.*\\]}",
            """
            "Accumulables":[{"ID":1,"Update":1,"Value":12345678901234567890},
              {"ID":2,"Name":"n","Update":1.0e2,"Value":true},{"ID":3,"Value":["a"]},
              {"ID":4,"Name":null,"Value":null},{"ID":5,"Metadata":"sql"},
              {"ID":6,"Internal":false,"Metadata":"other"}]}\
            """);

    assertThat(parse(TaskEnd.class, line).task().accumulables())
        .containsExactly(
            new Accumulable(1, null, "1", "12345678901234567890"),
            new Accumulable(2, "n", "100.0", "true"),
            new Accumulable(3, null, null, ""),
            new Accumulable(4, null, null, null),
            new Accumulable(6, null, null, null));
  }

  @Test
  void accumulablesPastTheLimitAreLeftOutVisibly() {
    String one = "{\"ID\":1,\"Name\":\"mine\",\"Value\":\"1\"},";
    String line =
        Lines.TASK_START.replace(
            "\"Accumulables\":[]",
            "\"Accumulables\":[" + one.repeat(Accumulables.MAX_KEPT + 4) + "{\"ID\":2}]");

    List<Accumulable> kept = parse(TaskStart.class, line).task().accumulables();

    assertThat(kept).hasSize(Accumulables.MAX_KEPT + 1);
    assertThat(kept.get(kept.size() - 1).name()).isEqualTo("… (5 more left out by Tidewatch)");
  }

  @Test
  void aTaskThatIsGettingItsResultIsRead() {
    String line =
        Lines.TASK_START.replace("SparkListenerTaskStart", "SparkListenerTaskGettingResult");

    assertThat(parse(TaskGettingResult.class, line).task().taskId()).isEqualTo(77);
  }

  @Test
  void ofTwoMetricsObjectsTheLastCountsWhole() {
    String line =
        Lines.TASK_END.replace(
            "\"Output Metrics\"", "\"Input Metrics\":{\"Bytes Read\":99},\"Output Metrics\"");

    TaskMetrics metrics = parse(TaskEnd.class, line).metrics();

    assertThat(metrics.get(TaskMetric.INPUT_BYTES_READ)).isEqualTo(99);
    assertThat(metrics.get(TaskMetric.INPUT_RECORDS_READ)).isZero();
  }
}
