-- Each stage attempt: its tasks by outcome, quantiles of their time, what they read, wrote, spilled.
-- RUN_MS has the quantiles 0, 0.25, 0.5, 0.75, 0.95 and 1 of the time that successful tasks ran, in
-- milliseconds, each within 1 %.

CREATE TABLE IF NOT EXISTS spark_stages
WITH (kafka_topic = 'ksql.tidewatch.spark.stages', format = 'JSON') AS
SELECT
  attempt_id,
  task->stage AS stage,
  task->stage_attempt AS stage_attempt,
  COUNT(*) AS tasks,
  SUM(CASE WHEN task->outcome = 'FAILED' THEN 1 ELSE 0 END) AS failed,
  SUM(CASE WHEN task->outcome = 'KILLED' THEN 1 ELSE 0 END) AS killed,
  QUANTILES(
    CASE WHEN task->outcome = 'SUCCESS' THEN task->run_time END,
    0.0, 0.25, 0.5, 0.75, 0.95, 1.0) AS run_ms,
  SUM(task->run_time) AS run_time,
  SUM(task->gc_time) AS gc_time,
  SUM(task->input_bytes) AS input_bytes,
  SUM(task->output_bytes) AS output_bytes,
  SUM(task->shuffle_read_bytes) AS shuffle_read_bytes,
  SUM(task->shuffle_write_bytes) AS shuffle_write_bytes,
  MAX(task->shuffle_read_bytes) AS largest_shuffle_read,
  SUM(task->memory_spilled) AS memory_spilled,
  SUM(task->disk_spilled) AS disk_spilled
FROM spark_tasks
GROUP BY attempt_id, task->stage, task->stage_attempt
EMIT CHANGES;
