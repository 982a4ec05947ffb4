-- Purpose: Every task that fails, as it fails.
-- Key: none.
-- Cost: SCAN (each task that ends is looked at)
-- Example: {"ATTEMPT_ID":"local-1795416901696","STAGE":3,"TASK_INDEX":1,"ATTEMPT":0,"EXECUTOR":"driver","ERROR":"java.lang.NumberFormatException: …"}

SELECT
  attempt_id,
  task->stage AS stage,
  task->task_index AS task_index,
  task->attempt AS attempt,
  task->executor AS executor,
  task->error AS error
FROM spark_tasks
WHERE task->outcome = 'FAILED'
EMIT CHANGES;
