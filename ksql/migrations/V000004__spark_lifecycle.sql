-- The few lines of each attempt that tell who it is: start, end, versions.

CREATE STREAM IF NOT EXISTS spark_lifecycle
WITH (kafka_topic = 'ksql.tidewatch.spark.lifecycle', value_format = 'JSON') AS
SELECT
  app_id,
  CASE
    WHEN attempt IS NULL THEN app_id
    ELSE app_id + '/' + FROM_BYTES(attempt, 'utf8')
  END AS attempt_id,
  SPARK_APP(line) AS app,
  SPARK_VERSIONS(line) AS versions
FROM spark_events
WHERE SPARK_EVENT_TYPE(line) IN (
  'SparkListenerLogStart',
  'SparkListenerApplicationStart',
  'SparkListenerEnvironmentUpdate',
  'SparkListenerApplicationEnd')
EMIT CHANGES;
