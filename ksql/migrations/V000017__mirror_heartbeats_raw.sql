-- The heartbeats of a source cluster as its link has carried them here. For another source, set
-- source_alias; for the emitter's own heartbeats, read the topic heartbeats.

DEFINE source_alias = 'a';

CREATE STREAM IF NOT EXISTS mirror_heartbeats_raw (
  hb_key BYTES KEY,
  hb_value BYTES
) WITH (
  kafka_topic = '${source_alias}.heartbeats',
  key_format = 'KAFKA',
  value_format = 'KAFKA'
);
