-- What each attempt has set each option to.

CREATE TABLE IF NOT EXISTS spark_option_settings
WITH (kafka_topic = 'ksql.tidewatch.spark.option.settings', format = 'JSON') AS
SELECT
  opt->option AS opt_name,
  attempt_id,
  LATEST_BY_OFFSET(opt->setting) AS setting
FROM spark_options
GROUP BY opt->option, attempt_id
EMIT CHANGES;
