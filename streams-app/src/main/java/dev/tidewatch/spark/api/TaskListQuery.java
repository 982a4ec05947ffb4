package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a stage are listed, and in which order.
 *
 * @param offset from 0
 * @param length from 1
 * @param statuses all where it is empty
 */
record TaskListQuery(int offset, int length, Sorting sorting, Set<TaskStatus> statuses) {

  /** As in Spark's {@code TaskSorting}. */
  enum Sorting {
    ID,
    INCREASING_RUNTIME,
    DECREASING_RUNTIME;

    static @Nullable Sorting ofShortName(String name) {
      return switch (name) {
        case "runtime" -> INCREASING_RUNTIME;
        case "-runtime" -> DECREASING_RUNTIME;
        default -> null;
      };
    }
  }

  private static final Comparator<TaskState> BY_RUNTIME =
      Comparator.<TaskState>comparingLong(
              task -> TaskSummary.indexed(task, TaskMetric.EXECUTOR_RUN_TIME))
          .thenComparingLong(task -> task.info().taskId());

  static Answer<TaskListQuery> parse(QueryParameters query) {
    ParameterReader reader = new ParameterReader(query);
    int offset = reader.integerFrom(0, "offset", 0);
    int length = reader.integerFrom(1, "length", 20);
    Sorting sorting = reader.constant("sortBy", Sorting.class, Sorting.ID, Sorting::ofShortName);
    Set<TaskStatus> statuses = reader.constants("status", TaskStatus.class);
    return reader.answer(() -> new TaskListQuery(offset, length, sorting, statuses));
  }

  /** The tasks to list, of those given by ascending id. */
  List<TaskState> select(Collection<TaskState> tasks) {
    Stream<TaskState> sorted =
        switch (sorting) {
          case ID -> tasks.stream();
          case INCREASING_RUNTIME -> tasks.stream().sorted(BY_RUNTIME);
          case DECREASING_RUNTIME -> tasks.stream().sorted(BY_RUNTIME.reversed());
        };
    return sorted.filter(task -> hasStatus(task, statuses)).skip(offset).limit(length).toList();
  }

  static boolean hasStatus(TaskState task, Set<TaskStatus> statuses) {
    return statuses.isEmpty()
        || statuses.stream().anyMatch(status -> status.name().equals(task.status()));
  }
}
