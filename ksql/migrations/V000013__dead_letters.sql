-- Every dead letter, read: who failed where and why, which group of the same bug it is, what kind of
-- failure. No payload.

DEFINE dead_letter_topic = 'dlq.warehouse-orders';

CREATE STREAM IF NOT EXISTS dead_letters
WITH (kafka_topic = 'ksql.tidewatch.deadletters', value_format = 'JSON', partitions = 1) AS
SELECT
  '${dead_letter_topic}' AS dead_letter_topic,
  ROWPARTITION AS dead_letter_partition,
  ROWOFFSET AS dead_letter_offset,
  CONNECT_ERROR(headers, '${dead_letter_topic}') AS error
FROM dead_letters_raw
EMIT CHANGES;
