package dev.tidewatch.local.chaos.load;

/**
 * The event log of every made-up application, a pure function of the position in it: so what an
 * answer shows tells how many events it knows. Four events begin it; then come jobs of one stage of
 * four tasks, twelve events each; one event ends it.
 */
public final class LogScript {
  /** Events before the first job. */
  public static final int HEAD = 4;

  /** Events of a job. */
  public static final int JOB = 12;

  /** Tasks of a job. */
  public static final int TASKS = 4;

  /** Steps of a job: its start and the start of its stage come before its tasks. */
  private static final int FIRST_TASK_START = 2;

  private static final int FIRST_TASK_END = FIRST_TASK_START + TASKS;
  private static final int STAGE_END = FIRST_TASK_END + TASKS;

  private static final long START = 1_767_225_600_000L;

  private final String id;
  private final int jobs;

  /**
   * The log of an application.
   *
   * @param id must not need escapes in JSON
   * @param jobs at least one
   */
  public LogScript(String id, int jobs) {
    this.id = id;
    this.jobs = jobs;
  }

  /** Jobs of the whole log. */
  public int jobs() {
    return jobs;
  }

  /** Lines of the whole log. */
  public int length() {
    return HEAD + jobs * JOB + 1;
  }

  /** A line, from 0. */
  public String line(int index) {
    if (index < HEAD) {
      return head(index);
    }
    if (index == length() - 1) {
      return "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":%d}".formatted(time(index));
    }
    return job((index - HEAD) / JOB, (index - HEAD) % JOB, time(index));
  }

  private String head(int index) {
    return switch (index) {
      case 0 -> "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"4.1.1\"}";
      case 1 -> environment();
      case 2 ->
          """
          {"Event":"SparkListenerApplicationStart","App Name":"chaos %1$s","App ID":"%1$s",\
          "Timestamp":%2$d,"User":"chaos"}"""
              .formatted(id, START);
      default ->
          """
          {"Event":"SparkListenerExecutorAdded","Timestamp":%d,"Executor ID":"1","Executor Info":\
          {"Host":"worker-1","Total Cores":4,"Log Urls":{},"Attributes":{},"Resources":{},\
          "Resource Profile Id":0}}"""
              .formatted(START);
    };
  }

  private static String environment() {
    return """
        {"Event":"SparkListenerEnvironmentUpdate","JVM Information":{"Java Version":\
        "17.0.15 (Eclipse Adoptium)","Java Home":"/opt/java","Scala Version":"version 2.13.17"},\
        "Spark Properties":{"spark.executor.cores":"4"},"Hadoop Properties":{},\
        "System Properties":{},"Metrics Properties":{},"Classpath Entries":\
        {"/opt/spark/jars/hadoop-client-api-3.4.2.jar":"System Classpath"}}""";
  }

  private static String job(int job, int step, long time) {
    if (step == 0) {
      return """
          {"Event":"SparkListenerJobStart","Job ID":%1$d,"Submission Time":%2$d,"Stage Infos":\
          [%3$s],"Stage IDs":[%1$d],"Properties":{}}"""
          .formatted(job, time, stage(job, ""));
    }
    if (step == 1) {
      return "{\"Event\":\"SparkListenerStageSubmitted\",\"Stage Info\":%s,\"Properties\":{}}"
          .formatted(stage(job, ",\"Submission Time\":" + time));
    }
    if (step < FIRST_TASK_END) {
      return taskStart(job, step - FIRST_TASK_START, time);
    }
    if (step < STAGE_END) {
      return taskEnd(job, step - FIRST_TASK_END, time);
    }
    if (step == STAGE_END) {
      return "{\"Event\":\"SparkListenerStageCompleted\",\"Stage Info\":%s}"
          .formatted(
              stage(job, ",\"Submission Time\":%d,\"Completion Time\":%d".formatted(time, time)));
    }
    return """
        {"Event":"SparkListenerJobEnd","Job ID":%d,"Completion Time":%d,\
        "Job Result":{"Result":"JobSucceeded"}}"""
        .formatted(job, time);
  }

  private static String stage(int stage, String times) {
    return """
        {"Stage ID":%d,"Stage Attempt ID":0,"Stage Name":"count at Chaos.scala:1",\
        "Number of Tasks":%d,"RDD Info":[],"Parent IDs":[],"Details":""%s,"Accumulables":[],\
        "Resource Profile Id":0}"""
        .formatted(stage, TASKS, times);
  }

  private static String taskStart(int job, int task, long time) {
    return """
        {"Event":"SparkListenerTaskStart","Stage ID":%d,"Stage Attempt ID":0,"Task Info":%s}"""
        .formatted(job, taskInfo(job, task, time, 0));
  }

  private static String taskEnd(int job, int task, long time) {
    return """
        {"Event":"SparkListenerTaskEnd","Stage ID":%d,"Stage Attempt ID":0,"Task Type":\
        "ResultTask","Task End Reason":{"Reason":"Success"},"Task Info":%s,"Task Metrics":\
        {"Executor Deserialize Time":1,"Executor Run Time":7,"Result Size":1000,"JVM GC Time":0,\
        "Result Serialization Time":0,"Memory Bytes Spilled":0,"Disk Bytes Spilled":0}}"""
        .formatted(job, taskInfo(job, task, time, time));
  }

  private static String taskInfo(int job, int task, long launch, long finish) {
    return """
        {"Task ID":%d,"Index":%d,"Attempt":0,"Partition ID":%d,"Launch Time":%d,\
        "Executor ID":"1","Host":"worker-1","Locality":"ANY","Speculative":false,\
        "Getting Result Time":0,"Finish Time":%d,"Failed":false,"Killed":false,\
        "Accumulables":[]}"""
        .formatted(job * TASKS + task, task, task, launch, finish);
  }

  private static long time(int index) {
    return START + index * 10L;
  }

  /** Tasks whose start is among the first {@code events} lines. */
  public long tasksStarted(int events) {
    return tasks(events, FIRST_TASK_START);
  }

  /** Tasks whose end is among the first {@code events} lines. */
  public long tasksEnded(int events) {
    return tasks(events, FIRST_TASK_END);
  }

  /** Tasks of the stages whose submission is among the first {@code events} lines. */
  public long tasksExpected(int events) {
    int within = Math.max(0, Math.min(events, length() - 1) - HEAD);
    return (long) (within / JOB + (within % JOB > 1 ? 1 : 0)) * TASKS;
  }

  private long tasks(int events, int first) {
    int within = Math.max(0, Math.min(events, length() - 1) - HEAD);
    int started = Math.max(0, Math.min(TASKS, within % JOB - first));
    return (long) (within / JOB) * TASKS + started;
  }
}
