-- Every task that ended, with its metrics, and the partition of spark.events that its line was in.
-- ATTEMPT_ID is <application id>, or <application id>/<attempt> where the application has attempts, as in
-- paths of the HTTP API.

CREATE STREAM IF NOT EXISTS spark_tasks
WITH (kafka_topic = 'ksql.tidewatch.spark.tasks', value_format = 'JSON') AS
SELECT
  app_id,
  CASE
    WHEN attempt IS NULL THEN app_id
    ELSE app_id + '/' + FROM_BYTES(attempt, 'utf8')
  END AS attempt_id,
  ROWPARTITION AS event_partition,
  SPARK_TASK(line) AS task
FROM spark_events
WHERE SPARK_EVENT_TYPE(line) = 'SparkListenerTaskEnd'
EMIT CHANGES;
