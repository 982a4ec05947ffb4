package dev.tidewatch.core.spark.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL part of an {@link AttemptReader}. */
public interface SqlReader extends SqlSource {

  /** Ascending by id. */
  List<SqlExecutionState> executions();

  /** How many there are, without reading them. */
  int size();

  @Nullable SqlExecutionState execution(long executionId);

  /** {@link SqlPlanState#NONE} where none was seen. */
  SqlPlanState plan(long executionId);

  /** {@link SqlValuesState#NONE} before its end. */
  SqlValuesState values(long executionId);
}
