-- What Tidewatch knows of each attempt, from its own output topic: the same numbers as its HTTP API.
-- This is its JSON; where Tidewatch has a schema registry, write value_format = 'AVRO'.

DEFINE applications_topic = 'tidewatch.spark.applications';

CREATE SOURCE TABLE IF NOT EXISTS tidewatch_applications (
  id STRING PRIMARY KEY,
  applicationId STRING,
  attemptId STRING,
  name STRING,
  user STRING,
  sparkVersion STRING,
  hadoopVersion STRING,
  startTime BIGINT,
  endTime BIGINT,
  completed BOOLEAN,
  tasksEnded BIGINT,
  events BIGINT,
  skippedLines BIGINT
) WITH (
  kafka_topic = '${applications_topic}',
  key_format = 'KAFKA',
  value_format = 'JSON'
);
