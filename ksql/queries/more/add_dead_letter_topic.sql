-- Reads one more dead-letter topic into dead_letters, from now on (from its beginning after SET
-- 'auto.offset.reset' = 'earliest';). Run it once for each topic, with a name of its own; a second time is refused,
-- or each dead letter would count twice. remove_dead_letter_topic.sql takes it back.
--   RUN SCRIPT 'ksql/queries/more/add_dead_letter_topic.sql';

DEFINE topic = 'dlq.ledger-payments';
DEFINE name = 'dead_letters_ledger_payments';

CREATE STREAM IF NOT EXISTS ${name} (
  headers ARRAY<STRUCT<key STRING, value BYTES>> HEADERS,
  payload BYTES
) WITH (
  kafka_topic = '${topic}',
  key_format = 'NONE',
  value_format = 'KAFKA'
);

INSERT INTO dead_letters WITH (query_id = '${name}')
SELECT
  '${topic}' AS dead_letter_topic,
  ROWPARTITION AS dead_letter_partition,
  ROWOFFSET AS dead_letter_offset,
  CONNECT_ERROR(headers, '${topic}') AS error
FROM ${name}
EMIT CHANGES;
