-- Purpose: Tasks that spilled to disk, as they end.
-- Key: none.
-- Cost: SCAN (each task that ends is looked at)
-- Example: {"ATTEMPT_ID":"local-1795416981684","STAGE":1,"TASK_INDEX":2,"MEMORY_SPILLED":100663296,"DISK_SPILLED":20398097}

SELECT
  attempt_id,
  task->stage AS stage,
  task->task_index AS task_index,
  task->memory_spilled AS memory_spilled,
  task->disk_spilled AS disk_spilled
FROM spark_tasks
WHERE task->disk_spilled > 0
EMIT CHANGES;
