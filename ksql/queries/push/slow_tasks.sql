-- Purpose: Tasks that ran longer than a threshold, as they end.
-- Key: none.
-- Cost: SCAN (each task that ends is looked at)
-- Example: {"ATTEMPT_ID":"local-1795416950863","STAGE":2,"TASK_INDEX":0,"HOST":"localhost","RUN_TIME":4036,"GC_TIME":120,"SHUFFLE_READ_BYTES":158742117}

DEFINE least_ms = '1000';

SELECT
  attempt_id,
  task->stage AS stage,
  task->task_index AS task_index,
  task->host AS host,
  task->run_time AS run_time,
  task->gc_time AS gc_time,
  task->shuffle_read_bytes AS shuffle_read_bytes
FROM spark_tasks
WHERE task->run_time >= ${least_ms}
EMIT CHANGES;
