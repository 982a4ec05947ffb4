-- Purpose: Is a link alive now: when did it carry the last heartbeat, and what was its longest silence.
-- Key: link, the alias of the source.
-- Cost: KEY
-- Example: {"LINK":"a","LIVENESS":"LIVE","BEATS":412,"LAST_TS":1795683455544,"LONGEST_GAP":2003,"MEAN_INTERVAL":1000}

DEFINE link = 'a';

SELECT
  link,
  FLOW_LIVENESS(beats->last_ts, UNIX_TIMESTAMP()) AS liveness,
  beats->beats AS beats,
  beats->last_ts AS last_ts,
  beats->longest_gap AS longest_gap,
  beats->mean_interval AS mean_interval
FROM mirror_links
WHERE link = '${link}';
