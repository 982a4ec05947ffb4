-- The latest checkpoint of each group and partition, and how often it went backwards is told by
-- HIGHEST_UPSTREAM: above UPSTREAM, the group went back on the source.

CREATE TABLE IF NOT EXISTS mirror_group_offsets
WITH (kafka_topic = 'ksql.tidewatch.mirror.group.offsets', format = 'JSON') AS
SELECT
  consumer_group,
  topic_name,
  partition_id,
  LATEST_BY_OFFSET(link) AS link,
  LATEST_BY_OFFSET(upstream) AS upstream,
  LATEST_BY_OFFSET(downstream) AS downstream,
  MAX(upstream) AS highest_upstream,
  MAX(ROWTIME) AS checkpointed
FROM mirror_checkpoints
GROUP BY consumer_group, topic_name, partition_id
EMIT CHANGES;
