package dev.tidewatch.core.spark.state;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the metrics of SQL executions that run are aggregated from. */
public interface SqlSource {

  /** Null where no execution that runs has a job with that stage. */
  @Nullable SqlStage stage(int stageId);

  /** Visits what its tasks have reported, in any order. Blocks are not to be held or changed. */
  void blocks(StageKey stage, Consumer<SqlBlock> visitor);
}
