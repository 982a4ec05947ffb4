package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Task attempts as answers, each made when it is written: a stage may have hundreds of thousands.
 * Iterated by one thread at a time.
 */
final class TaskDataList implements Iterable<TaskData> {

  private final AttemptReader attempt;
  private final Collection<TaskState> tasks;
  private final TaskTimes times;
  private final Map<String, Map<String, String>> logsByExecutor = new HashMap<>();

  TaskDataList(AttemptReader attempt, Collection<TaskState> tasks, TaskTimes times) {
    this.attempt = attempt;
    this.tasks = tasks;
    this.times = times;
  }

  @Override
  public Iterator<TaskData> iterator() {
    Iterator<TaskState> states = tasks.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return states.hasNext();
      }

      @Override
      public TaskData next() {
        TaskState task = states.next();
        return TaskData.of(task, times, logsOf(task.info().executorId()));
      }
    };
  }

  private Map<String, String> logsOf(String executorId) {
    return logsByExecutor.computeIfAbsent(
        executorId,
        id -> {
          ExecutorState executor = attempt.executor(id);
          return executor == null ? Map.of() : executor.place().logs();
        });
  }
}
