-- A dead-letter topic as it is: what failed is in its headers, the payload stays where it is. More topics:
-- queries/more/add_dead_letter_topic.sql.

DEFINE dead_letter_topic = 'dlq.warehouse-orders';

CREATE STREAM IF NOT EXISTS dead_letters_raw (
  headers ARRAY<STRUCT<key STRING, value BYTES>> HEADERS,
  payload BYTES
) WITH (
  kafka_topic = '${dead_letter_topic}',
  key_format = 'NONE',
  value_format = 'KAFKA'
);
