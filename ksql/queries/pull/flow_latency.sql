-- Purpose: How long heartbeats took over a link, by the minute: quantiles, each within 1 %. It is known where
--   the broker stamps arrivals (see migrations/V000018__mirror_heartbeats.sql).
-- Key: link, the alias of the source; a range of windows.
-- Cost: RANGE
-- Order: WINDOWSTART
-- Example: {"WINDOWSTART":1795683300000,"BEATS":60,"MEDIAN_MS":8.1,"P95_MS":21.8,"P99_MS":57.4,"MOST_MS":57.4}

DEFINE link = 'a';
DEFINE from = '2020-01-01T00:00:00';

SELECT
  windowstart,
  beats,
  latency_ms[1] AS median_ms,
  latency_ms[2] AS p95_ms,
  latency_ms[3] AS p99_ms,
  latency_ms[4] AS most_ms
FROM mirror_latency_minutes
WHERE link = '${link}' AND windowstart >= '${from}';
