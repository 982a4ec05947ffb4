-- Each group that has a checkpoint: of how many partitions, and when the last one came.

CREATE TABLE IF NOT EXISTS mirror_groups
WITH (kafka_topic = 'ksql.tidewatch.mirror.groups', value_format = 'JSON', partitions = 1) AS
SELECT
  consumer_group,
  COUNT_DISTINCT(topic_name + '-' + CAST(partition_id AS STRING)) AS partitions,
  MAX(ROWTIME) AS last_checkpoint
FROM mirror_checkpoints
GROUP BY consumer_group
EMIT CHANGES;
