-- Purpose: Heartbeats that took longer over a link than they should (see queries/pull/flow_latency.sql).
-- Key: none.
-- Cost: SCAN (each heartbeat)
-- Example: {"LINK":"a","MADE":1795683455544,"LATENCY":7310}

DEFINE least_ms = '5000';

SELECT link, made, latency
FROM mirror_heartbeats
WHERE latency >= ${least_ms}
EMIT CHANGES;
