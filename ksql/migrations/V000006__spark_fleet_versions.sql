-- How many attempts run on each combination of versions.

CREATE TABLE IF NOT EXISTS spark_fleet_versions
WITH (kafka_topic = 'ksql.tidewatch.spark.fleet.versions', format = 'JSON') AS
SELECT
  spark,
  scala,
  java,
  hadoop,
  COUNT(*) AS attempts
FROM spark_attempts
GROUP BY spark, scala, java, hadoop
EMIT CHANGES;
