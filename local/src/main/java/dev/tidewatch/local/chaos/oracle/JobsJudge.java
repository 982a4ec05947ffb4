package dev.tidewatch.local.chaos.oracle;

import static dev.tidewatch.local.chaos.load.LogScript.HEAD;
import static dev.tidewatch.local.chaos.load.LogScript.JOB;
import static dev.tidewatch.local.chaos.load.LogScript.TASKS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.LogScript;
import java.time.Instant;

/**
 * Judges {@code jobs}: each row tells how many events of its job were applied, and all rows have to
 * tell of the same moment.
 */
final class JobsJudge {
  private JobsJudge() {}

  /** The least number of events that the answer shows. */
  static int events(ApplicationLedger application, JsonNode jobs, Instant asOf) {
    // All that the number of rows tells is that no other job has begun.
    Range shown = new Range(0, lastBeforeJob(application.script(), jobs.size()));
    int expected = jobs.size() - 1;
    for (JsonNode job : jobs) {
      if (job.path("jobId").asInt(-1) != expected) {
        throw new WrongAnswerException("job %d is missing or out of order".formatted(expected));
      }
      Range both = shown.intersect(range(expected, job));
      if (both.isEmpty()) {
        throw new WrongAnswerException(
            "torn: job %d tells of %s events, the jobs after it of %s"
                .formatted(expected, range(expected, job), shown));
      }
      shown = both;
      expected--;
    }
    shown.check(application, asOf);
    return Math.toIntExact(shown.low());
  }

  /** The events that there can be while a job has not begun; all, where no such job comes. */
  private static long lastBeforeJob(LogScript script, int job) {
    return job == script.jobs() ? script.length() : HEAD + (long) job * JOB;
  }

  private static Range range(int job, JsonNode row) {
    long before = HEAD + (long) job * JOB;
    int step = step(row);
    return new Range(before + step, step == JOB ? Long.MAX_VALUE : before + step);
  }

  /** Events of the job that were applied. */
  private static int step(JsonNode row) {
    int active = row.path("numActiveTasks").asInt();
    int completed = row.path("numCompletedTasks").asInt();
    boolean stageActive = row.path("numActiveStages").asInt() == 1;
    boolean stageCompleted = row.path("numCompletedStages").asInt() == 1;
    String status = row.path("status").asText();
    if (status.equals("SUCCEEDED") && stageCompleted && completed == TASKS && active == 0) {
      return JOB;
    }
    if (status.equals("RUNNING")) {
      if (stageCompleted && completed == TASKS && active == 0) {
        return JOB - 1;
      }
      if (stageActive && completed + active == TASKS) {
        return 2 + TASKS + completed;
      }
      if (stageActive && completed == 0) {
        return 2 + active;
      }
      if (!stageActive && !stageCompleted && active + completed == 0) {
        return 1;
      }
    }
    throw new WrongAnswerException("no moment of the log shows a job like %s".formatted(row));
  }
}
