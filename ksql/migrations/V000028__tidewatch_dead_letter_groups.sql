-- What Tidewatch knows of each group of dead letters, from its own output topic: over all dead-letter
-- topics, and with what people have said of it.

DEFINE groups_topic = 'tidewatch.deadletter.groups';

CREATE SOURCE TABLE IF NOT EXISTS tidewatch_dead_letter_groups (
  id STRING PRIMARY KEY,
  owner STRING,
  stage STRING,
  failureClass STRING,
  rootCauseClass STRING,
  template STRING,
  firstSeen BIGINT,
  lastSeen BIGINT,
  `count` BIGINT,
  state STRING
) WITH (
  kafka_topic = '${groups_topic}',
  key_format = 'KAFKA',
  value_format = 'JSON'
);
