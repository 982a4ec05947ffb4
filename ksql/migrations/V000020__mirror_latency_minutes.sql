-- Latency of each link by the minute: the quantiles 0.5, 0.95, 0.99 and 1, each within 1 %.

CREATE TABLE IF NOT EXISTS mirror_latency_minutes
WITH (kafka_topic = 'ksql.tidewatch.mirror.latency.minutes', value_format = 'JSON') AS
SELECT
  link,
  COUNT(*) AS beats,
  QUANTILES(latency, 0.5, 0.95, 0.99, 1.0) AS latency_ms
FROM mirror_heartbeats
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS)
GROUP BY link
EMIT CHANGES;
