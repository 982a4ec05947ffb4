-- Dead letters of each connector or consumer group by the minute of the record that failed, by class of
-- failure; kept for 2 days.

CREATE TABLE IF NOT EXISTS dead_letter_owner_minutes
WITH (kafka_topic = 'ksql.tidewatch.deadletter.owner.minutes', value_format = 'JSON') AS
SELECT
  COALESCE(error->owner, dead_letter_topic) AS owner,
  COUNT(*) AS dead_letters,
  HISTOGRAM(error->failure) AS failures
FROM dead_letters
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS)
GROUP BY COALESCE(error->owner, dead_letter_topic)
EMIT CHANGES;
