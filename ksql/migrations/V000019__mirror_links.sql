-- Each link: how many heartbeats it has carried, the last, the longest silence.

CREATE TABLE IF NOT EXISTS mirror_links
WITH (kafka_topic = 'ksql.tidewatch.mirror.links', value_format = 'JSON') AS
SELECT
  link,
  FLOW_STATE(made) AS beats,
  LATEST_BY_OFFSET(flow_source) AS flow_source,
  LATEST_BY_OFFSET(flow_target) AS flow_target
FROM mirror_heartbeats
GROUP BY link
EMIT CHANGES;
