-- Expected groups with what checkpoints they have; CHECKPOINTED_PARTITIONS is null where there is none.

CREATE TABLE IF NOT EXISTS mirror_group_coverage
WITH (kafka_topic = 'ksql.tidewatch.mirror.group.coverage', value_format = 'JSON') AS
SELECT
  e.consumer_group AS consumer_group,
  e.team AS team,
  g.partitions AS checkpointed_partitions,
  g.last_checkpoint AS last_checkpoint
FROM mirror_groups_expected e
LEFT JOIN mirror_groups g ON e.consumer_group = g.consumer_group
EMIT CHANGES;
