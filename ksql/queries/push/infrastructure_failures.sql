-- Purpose: Dead letters that are nobody's bug: the sink was away. Send them again when it is back.
-- Key: none.
-- Cost: SCAN (each dead letter)
-- Example: {"OWNER":"warehouse-orders","ROOT_CAUSE":"java.net.ConnectException","BECAUSE":"…","ORIGIN_TOPIC":"orders","ORIGIN_PARTITION":0,"ORIGIN_OFFSET":17}

SELECT
  error->owner AS owner,
  error->root_cause AS root_cause,
  error->because AS because,
  error->origin_topic AS origin_topic,
  error->origin_partition AS origin_partition,
  error->origin_offset AS origin_offset
FROM dead_letters
WHERE error->failure = 'INFRASTRUCTURE'
EMIT CHANGES;
