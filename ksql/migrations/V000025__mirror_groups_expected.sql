-- Groups that have to be able to fail over. The list is yours:
--   INSERT INTO mirror_groups_expected (consumer_group, team) VALUES ('billing', 'payments');

CREATE TABLE IF NOT EXISTS mirror_groups_expected (
  consumer_group STRING PRIMARY KEY,
  team STRING
) WITH (
  kafka_topic = 'ksql.tidewatch.mirror.groups.expected',
  value_format = 'JSON',
  partitions = 1
);
