-- Reads one more dead-letter topic into dead_letters. Run it once for each topic, with a name of its own:
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

INSERT INTO dead_letters
SELECT
  '${topic}' AS dead_letter_topic,
  ROWPARTITION AS dead_letter_partition,
  ROWOFFSET AS dead_letter_offset,
  CONNECT_ERROR(headers, '${topic}') AS error
FROM ${name}
EMIT CHANGES;
