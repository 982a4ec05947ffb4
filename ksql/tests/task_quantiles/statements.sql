-- Quantiles and skew of a column, and the undo of both when a table's row changes.

CREATE TABLE test_tasks (task STRING PRIMARY KEY, stage INT, part INT, run_time BIGINT)
WITH (kafka_topic = 'ksql.tidewatch.test.tasks', value_format = 'JSON', partitions = 1);

CREATE TABLE test_stages
WITH (kafka_topic = 'ksql.tidewatch.test.stages', value_format = 'JSON') AS
SELECT
  stage,
  COUNT(*) AS tasks,
  QUANTILES(run_time, 1.0)[1] > 900 AS has_slow,
  PARTITION_SKEW(part, 2)->busiest_records AS busiest
FROM test_tasks
GROUP BY stage
EMIT CHANGES;
