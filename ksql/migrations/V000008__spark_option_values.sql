-- Each option: how many attempts set it, and to what (the first 1,000 values).

CREATE TABLE IF NOT EXISTS spark_option_values
WITH (kafka_topic = 'ksql.tidewatch.spark.option.values', value_format = 'JSON') AS
SELECT
  opt_name,
  COUNT(*) AS attempts,
  HISTOGRAM(setting) AS settings
FROM spark_option_settings
GROUP BY opt_name
EMIT CHANGES;
