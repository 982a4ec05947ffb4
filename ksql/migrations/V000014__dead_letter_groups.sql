-- Each group of dead letters with the same bug.

CREATE TABLE IF NOT EXISTS dead_letter_groups
WITH (kafka_topic = 'ksql.tidewatch.deadletter.groups', value_format = 'JSON') AS
SELECT
  error->fingerprint AS fingerprint,
  LATEST_BY_OFFSET(error->owner) AS owner,
  LATEST_BY_OFFSET(error->stage) AS stage,
  LATEST_BY_OFFSET(error->failure) AS failure,
  LATEST_BY_OFFSET(error->root_cause) AS root_cause,
  LATEST_BY_OFFSET(ERROR_TEMPLATE(error->message)) AS template,
  COUNT(*) AS dead_letters,
  MIN(ROWTIME) AS first_seen,
  MAX(ROWTIME) AS last_seen
FROM dead_letters
GROUP BY error->fingerprint
EMIT CHANGES;
