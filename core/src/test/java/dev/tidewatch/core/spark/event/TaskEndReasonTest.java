package dev.tidewatch.core.spark.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import org.junit.jupiter.api.Test;

/** The texts are those of {@code TaskEndReason.toErrorString} in Spark 4.1. */
class TaskEndReasonTest {

  @Test
  void anExceptionsTextIsItsFullStackTrace() {
    assertThat(
            reason(
                "'Reason':'ExceptionFailure','Class Name':'java.lang.Error','Description':'boom'",
                "'Stack Trace':[{'Declaring Class':'A','Method Name':'b','Line Number':1}]",
                "'Full Stack Trace':'java.lang.Error: boom\\n\\tat A.b','Accumulator Updates':[]"))
        .isEqualTo(new TaskEndReason(Kind.FAILED, "java.lang.Error: boom\n\tat A.b", null));
  }

  @Test
  void anExceptionOfSpark11IsPutTogetherFromItsFrames() {
    assertThat(
            reason(
                "'Reason':'ExceptionFailure','Class Name':'java.lang.Error','Description':'boom'",
                "'Stack Trace':[",
                "{'Declaring Class':'a.B','Method Name':'c','File Name':'B.scala','Line Number':7}",
                "{'Declaring Class':'a.D','Method Name':'e','File Name':null,'Line Number':-2}]"))
        .isEqualTo(
            new TaskEndReason(
                Kind.FAILED,
                "java.lang.Error: boom\n        a.B.c(B.scala:7)\n        a.D.e(Native Method)",
                null));
  }

  @Test
  void anExceptionWithoutMessageOrFramesIsNamed() {
    assertThat(
            reason(
                "'Reason':'ExceptionFailure','Class Name':'java.lang.Error','Description':null",
                "'Stack Trace':null"))
        .isEqualTo(new TaskEndReason(Kind.FAILED, "java.lang.Error: \n", null));
  }

  @Test
  void aFailedFetchNamesTheBlockManager() {
    assertThat(
            reason(
                "'Reason':'FetchFailed','Block Manager Address':"
                    + "{'Executor ID':'2','Host':'h','Port':7337}",
                "'Shuffle ID':1,'Map ID':22,'Map Index':3,'Reduce ID':4,'Message':'gone'"))
        .isEqualTo(
            new TaskEndReason(
                Kind.FAILED,
                "FetchFailed(BlockManagerId(2, h, 7337, None), shuffleId=1, mapIndex=3, mapId=22,"
                    + " reduceId=4, message=\ngone\n)",
                null));
  }

  @Test
  void aFailedFetchOfOldLogsHasNoAddressOrMapIndex() {
    assertThat(
            reason(
                "'Reason':'FetchFailed','Block Manager Address':null",
                "'Shuffle ID':1,'Map ID':2,'Reduce ID':4"))
        .isEqualTo(
            new TaskEndReason(
                Kind.FAILED,
                "FetchFailed(null, shuffleId=1, mapIndex=Unknown, mapId=2, reduceId=4, message=\n"
                    + "Unknown reason\n)",
                null));
  }

  @Test
  void aLostExecutorSaysWhoseFaultItWas() {
    assertThat(
            reason(
                "'Reason':'ExecutorLostFailure','Executor ID':'9','Exit Caused By App':false",
                "'Loss Reason':'preempted'"))
        .isEqualTo(
            new TaskEndReason(
                Kind.FAILED,
                "ExecutorLostFailure (executor 9 exited unrelated to the running tasks)"
                    + " Reason: preempted",
                null));
    assertThat(reason("'Reason':'ExecutorLostFailure'").message())
        .isEqualTo(
            "ExecutorLostFailure (executor Unknown exited caused by one of the running tasks)");
  }

  @Test
  void killedTasksAreCountedByTheirReason() {
    assertThat(reason("'Reason':'TaskKilled','Kill Reason':'another attempt succeeded'"))
        .isEqualTo(
            new TaskEndReason(
                Kind.KILLED, "another attempt succeeded", "another attempt succeeded"));
    assertThat(reason("'Reason':'TaskKilled'"))
        .isEqualTo(new TaskEndReason(Kind.KILLED, "unknown reason", "unknown reason"));
  }

  @Test
  void aDeniedCommitCountsAsKilled() {
    String text =
        "TaskCommitDenied (Driver denied task commit) for job: 1, partition: 2, attemptNumber: 3";
    assertThat(reason("'Reason':'TaskCommitDenied','Job ID':1,'Partition ID':2,'Attempt Number':3"))
        .isEqualTo(new TaskEndReason(Kind.KILLED, text, text));
    assertThat(reason("'Reason':'TaskCommitDenied'").message())
        .endsWith("for job: -1, partition: -1, attemptNumber: -1");
  }

  @Test
  void endsWithoutFieldsOfTheirOwnHaveFixedTexts() {
    assertThat(reason("'Reason':'Success'")).isEqualTo(TaskEndReason.SUCCESS);
    assertThat(reason("'Reason':'Resubmitted'"))
        .isEqualTo(
            new TaskEndReason(
                Kind.RESUBMITTED, "Resubmitted (resubmitted due to lost executor)", null));
    assertThat(reason("'Reason':'TaskResultLost'"))
        .isEqualTo(
            new TaskEndReason(
                Kind.FAILED, "TaskResultLost (result lost from block manager)", null));
    assertThat(reason("'Reason':'UnknownReason'"))
        .isEqualTo(new TaskEndReason(Kind.FAILED, "UnknownReason", null));
  }

  @Test
  void aReasonThatSparkDoesNotKnowIsRefused() {
    String line = Lines.TASK_END.replace("{\"Reason\":\"Success\"}", "{\"Reason\":\"Succes\"}");

    assertThat(Lines.malformed(line))
        .extracting(Malformed::reason)
        .isEqualTo(Parsed.Reason.WRONG_TYPE);
  }

  private static TaskEndReason reason(String... fields) {
    String reason = "{" + String.join(",", fields).replace("[,", "[").replace('\'', '"') + "}";
    return Lines.parse(TaskEnd.class, Lines.TASK_END.replace("{\"Reason\":\"Success\"}", reason))
        .reason();
  }
}
