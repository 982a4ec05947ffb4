package dev.tidewatch.core.spark.event;

import java.util.List;

/**
 * A task attempt as task events describe it. Times in milliseconds since the epoch; a time of 0
 * means that it has not come yet.
 *
 * @param index the task's number within its stage, the same for all its attempts
 * @param partitionId −1 before Spark 3.3
 * @param locality such as {@code NODE_LOCAL}
 */
public record TaskInfo(
    long taskId,
    int index,
    int attempt,
    int partitionId,
    long launchTime,
    String executorId,
    String host,
    String locality,
    boolean speculative,
    long gettingResultTime,
    long finishTime,
    boolean failed,
    boolean killed,
    List<Accumulable> accumulables) {}
