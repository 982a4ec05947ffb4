-- Each executor of each attempt: its tasks, and how their time was spent.

CREATE TABLE IF NOT EXISTS spark_executors
WITH (kafka_topic = 'ksql.tidewatch.spark.executors', format = 'JSON') AS
SELECT
  attempt_id,
  task->executor AS executor,
  LATEST_BY_OFFSET(task->host) AS host,
  COUNT(*) AS tasks,
  SUM(CASE WHEN task->outcome = 'FAILED' THEN 1 ELSE 0 END) AS failed,
  SUM(task->run_time) AS run_time,
  SUM(task->gc_time) AS gc_time,
  MAX(task->peak_memory) AS peak_memory
FROM spark_tasks
GROUP BY attempt_id, task->executor
EMIT CHANGES;
