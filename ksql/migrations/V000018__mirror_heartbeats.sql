-- Carried heartbeats, read. LINK is the alias of the source. LATENCY is milliseconds from when the
-- heartbeat was made to when it arrived; it is known only where the broker stamps arrivals
-- (message.timestamp.type=LogAppendTime on the topic), and 0 everywhere else.

DEFINE source_alias = 'a';

CREATE STREAM IF NOT EXISTS mirror_heartbeats
WITH (kafka_topic = 'ksql.tidewatch.mirror.heartbeats', value_format = 'JSON', partitions = 1) AS
SELECT
  hb_key,
  '${source_alias}' AS link,
  MM2_HEARTBEAT(hb_key, hb_value)->source AS flow_source,
  MM2_HEARTBEAT(hb_key, hb_value)->target AS flow_target,
  MM2_HEARTBEAT(hb_key, hb_value)->ts AS made,
  ROWTIME - MM2_HEARTBEAT(hb_key, hb_value)->ts AS latency
FROM mirror_heartbeats_raw
WHERE MM2_HEARTBEAT(hb_key, hb_value)->ts IS NOT NULL
EMIT CHANGES;
