package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.StageInfo;

/** Start and end of a job. */
final class JobEvents {

  private JobEvents() {}

  static void started(AttemptStore store, JobStart event) {
    if (store.job(event.jobId()) != null) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().time(event.time());
    store.put(JobState.started(event));
    LiveEntities live = store.live().withJob(event.jobId());
    for (StageInfo info : event.stages()) {
      StageState known = store.stage(StageKey.of(info));
      StageState stage = known != null && known.live() ? known : StageState.pending(info);
      StageState announced = stage.announcedBy(info, event.jobId());
      store.put(announced);
      live = live.with(announced);
    }
    store.put(live);
    SqlEvents.jobStarted(store, event);
  }

  static void ended(AttemptStore store, JobEnd event) {
    JobState job = store.job(event.jobId());
    if (job == null || job.status() != JobState.Status.RUNNING) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().time(event.time());
    LiveEntities live = store.live().withoutJob(event.jobId());
    for (int stageId : job.stageIds().stream().distinct().toList()) {
      for (StageKey key : live.attemptsOf(stageId)) {
        StageState stage = store.stage(key);
        if (stage != null && stage.status() == StageState.Status.PENDING) {
          job = job.stageSkipped(stage.info());
          StageState skipped = stage.skipped();
          store.put(skipped);
          live = live.with(skipped);
        }
      }
    }
    store.put(job.next(event));
    store.put(live);
    SqlEvents.jobEnded(store, job, event);
  }
}
