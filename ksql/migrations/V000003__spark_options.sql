-- A row for each property that an application has set, secrets hidden.

CREATE STREAM IF NOT EXISTS spark_options
WITH (kafka_topic = 'ksql.tidewatch.spark.options', value_format = 'JSON') AS
SELECT
  app_id,
  CASE
    WHEN attempt IS NULL THEN app_id
    ELSE app_id + '/' + FROM_BYTES(attempt, 'utf8')
  END AS attempt_id,
  SPARK_OPTIONS(line) AS opt
FROM spark_events
WHERE SPARK_EVENT_TYPE(line) = 'SparkListenerEnvironmentUpdate'
EMIT CHANGES;
