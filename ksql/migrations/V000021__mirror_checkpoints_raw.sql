-- The checkpoints of a link, as MirrorMaker 2 writes them on the target.

DEFINE source_alias = 'a';

CREATE STREAM IF NOT EXISTS mirror_checkpoints_raw (
  cp_key BYTES KEY,
  cp_value BYTES
) WITH (
  kafka_topic = '${source_alias}.checkpoints.internal',
  key_format = 'KAFKA',
  value_format = 'KAFKA'
);
