package dev.tidewatch.samples;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.local.LocalSchedulerBackend;
import scala.Option;

/**
 * Spark's local scheduler under an application id and an attempt number of our choice.
 *
 * <p>Only YARN and a few other cluster managers number the attempts of an application; the local
 * master has none. This one answers to the master URL {@code local-attempt} and takes {@code
 * spark.samples.application.id} and {@code spark.samples.attempt.id}, so that Spark itself writes a
 * log for each attempt, as it does under a resource manager.
 */
public final class AttemptClusterManager implements ExternalClusterManager {

  private static final String MASTER = "local-attempt";
  private static final int CORES = 2;

  @Override
  public boolean canCreate(String masterUrl) {
    return masterUrl.equals(MASTER);
  }

  @Override
  public TaskScheduler createTaskScheduler(SparkContext context, String masterUrl) {
    return new TaskSchedulerImpl(context);
  }

  @Override
  public SchedulerBackend createSchedulerBackend(
      SparkContext context, String masterUrl, TaskScheduler scheduler) {
    return new NumberedBackend(context, (TaskSchedulerImpl) scheduler);
  }

  @Override
  public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
    ((TaskSchedulerImpl) scheduler).initialize(backend);
  }

  private static final class NumberedBackend extends LocalSchedulerBackend {

    private final String applicationId;
    private final String attemptId;

    NumberedBackend(SparkContext context, TaskSchedulerImpl scheduler) {
      super(context.getConf(), scheduler, CORES);
      this.applicationId = context.getConf().get("spark.samples.application.id");
      this.attemptId = context.getConf().get("spark.samples.attempt.id");
    }

    @Override
    public String applicationId() {
      return applicationId;
    }

    @Override
    public Option<String> applicationAttemptId() {
      return Option.apply(attemptId);
    }
  }
}
