-- Each attempt: who ran it, when, on which versions.

CREATE TABLE IF NOT EXISTS spark_attempts
WITH (kafka_topic = 'ksql.tidewatch.spark.attempts', value_format = 'JSON') AS
SELECT
  attempt_id,
  LATEST_BY_OFFSET(app->name) AS app_name,
  LATEST_BY_OFFSET(app->spark_user) AS spark_user,
  MIN(CASE WHEN app->kind = 'START' THEN app->ts END) AS started,
  MAX(CASE WHEN app->kind = 'END' THEN app->ts END) AS ended,
  COALESCE(LATEST_BY_OFFSET(versions->spark), '') AS spark,
  COALESCE(LATEST_BY_OFFSET(versions->scala), '') AS scala,
  COALESCE(LATEST_BY_OFFSET(versions->java), '') AS java,
  COALESCE(LATEST_BY_OFFSET(versions->hadoop), '') AS hadoop
FROM spark_lifecycle
GROUP BY attempt_id
EMIT CHANGES;
