-- Checkpoints, read: where a group stands on the source, and from where it can go on here.

DEFINE source_alias = 'a';

CREATE STREAM IF NOT EXISTS mirror_checkpoints
WITH (kafka_topic = 'ksql.tidewatch.mirror.checkpoints', value_format = 'JSON', partitions = 1) AS
SELECT
  cp_key,
  '${source_alias}' AS link,
  MM2_CHECKPOINT(cp_key, cp_value)->consumer_group AS consumer_group,
  MM2_CHECKPOINT(cp_key, cp_value)->topic_name AS topic_name,
  MM2_CHECKPOINT(cp_key, cp_value)->partition_id AS partition_id,
  MM2_CHECKPOINT(cp_key, cp_value)->upstream AS upstream,
  MM2_CHECKPOINT(cp_key, cp_value)->downstream AS downstream
FROM mirror_checkpoints_raw
WHERE MM2_CHECKPOINT(cp_key, cp_value)->upstream IS NOT NULL
EMIT CHANGES;
