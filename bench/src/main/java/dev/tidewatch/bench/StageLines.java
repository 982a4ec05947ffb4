package dev.tidewatch.bench;

import java.io.IOException;

/**
 * The events of jobs and stages: each job has a stage that writes a shuffle and one that reads it.
 */
final class StageLines {

  private static final int STAGES_OF_JOB = 2;

  private static final String DETAILS =
      """
      org.apache.spark.rdd.RDD.count(RDD.scala:1296)
      com.example.Nightly$.aggregate(Nightly.scala:41)
      com.example.Nightly$.main(Nightly.scala:17)
      com.example.Nightly.main(Nightly.scala)
      java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)
      java.base/java.lang.reflect.Method.invoke(Unknown Source)
      org.apache.spark.deploy.JavaMainApplication.start(SparkApplication.scala:52)
      org.apache.spark.deploy.SparkSubmit.main(SparkSubmit.scala)""";

  private final LogWriter log;
  private final LogShape shape;

  StageLines(LogWriter log, LogShape shape) {
    this.log = log;
    this.shape = shape;
  }

  boolean isFirstOfJob(int stage) {
    return stage % STAGES_OF_JOB == 0;
  }

  boolean isLastOfJob(int stage) {
    return stage % STAGES_OF_JOB == STAGES_OF_JOB - 1 || stage == shape.stages() - 1;
  }

  void jobStart(int firstStage, long time) throws IOException {
    int lastStage = Math.min(firstStage + STAGES_OF_JOB, shape.stages()) - 1;
    log.event(
        "SparkListenerJobStart",
        () -> {
          log.put("Job ID", firstStage / STAGES_OF_JOB).put("Submission Time", time);
          log.array(
              "Stage Infos",
              () -> {
                for (int stage = firstStage; stage <= lastStage; stage++) {
                  int each = stage;
                  log.element(() -> stage(each, () -> {}, () -> {}));
                }
              });
          log.array(
              "Stage IDs",
              () -> {
                for (int stage = firstStage; stage <= lastStage; stage++) {
                  log.element(stage);
                }
              });
          properties();
        });
  }

  void jobEnd(int lastStage, long time) throws IOException {
    log.event(
        "SparkListenerJobEnd",
        () -> {
          log.put("Job ID", lastStage / STAGES_OF_JOB).put("Completion Time", time);
          log.object("Job Result", () -> log.put("Result", "JobSucceeded"));
        });
  }

  void submitted(int stage, long time) throws IOException {
    log.event(
        "SparkListenerStageSubmitted",
        () -> {
          log.object(
              "Stage Info", () -> stage(stage, () -> log.put("Submission Time", time), () -> {}));
          properties();
        });
  }

  void completed(int stage, long submitted, long time, LogWriter.Body accumulables)
      throws IOException {
    log.event(
        "SparkListenerStageCompleted",
        () ->
            log.object(
                "Stage Info",
                () ->
                    stage(
                        stage,
                        () -> log.put("Submission Time", submitted).put("Completion Time", time),
                        accumulables)));
  }

  private void stage(int stage, LogWriter.Body times, LogWriter.Body accumulables)
      throws IOException {
    boolean first = isFirstOfJob(stage);
    log.put("Stage ID", stage)
        .put("Stage Attempt ID", 0)
        .put("Stage Name", (first ? "map" : "count") + " at Nightly.scala:41")
        .put("Number of Tasks", shape.tasksOf(stage));
    log.array("RDD Info", () -> log.element(() -> rdd(stage)));
    log.array(
        "Parent IDs",
        () -> {
          if (!first) {
            log.element(stage - 1);
          }
        });
    log.put("Details", DETAILS);
    times.write();
    log.array("Accumulables", accumulables);
    log.put("Resource Profile Id", 0)
        .put("Shuffle Push Enabled", false)
        .put("Shuffle Push Mergers Count", 0);
  }

  private void rdd(int stage) throws IOException {
    log.put("RDD ID", stage)
        .put("Name", "MapPartitionsRDD")
        .put("Scope", "{\"id\":\"" + stage + "\",\"name\":\"map\"}")
        .put("Callsite", "map at Nightly.scala:41");
    log.array("Parent IDs", () -> {});
    log.object(
        "Storage Level",
        () ->
            log.put("Use Disk", false)
                .put("Use Memory", false)
                .put("Use Off Heap", false)
                .put("Deserialized", false)
                .put("Replication", 1));
    log.put("Barrier", false)
        .put("DeterministicLevel", "DETERMINATE")
        .put("Number of Partitions", shape.tasksOf(stage))
        .put("Number of Cached Partitions", 0)
        .put("Memory Size", 0)
        .put("Disk Size", 0);
  }

  private void properties() throws IOException {
    log.object(
        "Properties",
        () ->
            log.put("spark.rdd.scope", "{\"id\":\"1\",\"name\":\"count\"}")
                .put("spark.rdd.scope.noOverride", "true")
                .put("spark.job.description", "nightly aggregate"));
  }
}
