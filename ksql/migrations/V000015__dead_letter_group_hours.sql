-- Dead letters of each group by the hour of the record that failed; kept for 30 days.

CREATE TABLE IF NOT EXISTS dead_letter_group_hours
WITH (kafka_topic = 'ksql.tidewatch.deadletter.group.hours', value_format = 'JSON') AS
SELECT
  error->fingerprint AS fingerprint,
  LATEST_BY_OFFSET(error->owner) AS owner,
  LATEST_BY_OFFSET(error->root_cause) AS root_cause,
  COUNT(*) AS dead_letters
FROM dead_letters
WINDOW TUMBLING (SIZE 1 HOUR, RETENTION 30 DAYS)
GROUP BY error->fingerprint
EMIT CHANGES;
