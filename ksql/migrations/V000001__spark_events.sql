-- What Spark's applications do: a line of their event logs a record, as it is.
-- Topic: spark.events, as ./tidewatch ingest and the Connect source write it.
-- A line that is shipped twice is counted twice here; Tidewatch's own stores count it once.

DEFINE spark_events_topic = 'spark.events';

CREATE STREAM IF NOT EXISTS spark_events (
  app_id STRING KEY,
  line STRING,
  attempt BYTES HEADER('tidewatch.attempt')
) WITH (
  kafka_topic = '${spark_events_topic}',
  key_format = 'KAFKA',
  value_format = 'KAFKA'
);
