-- Purpose: The checkpoints of a group as they come: how its place on the target follows.
-- Key: none.
-- Cost: SCAN (each checkpoint)
-- Example: {"TOPIC_NAME":"a.orders","PARTITION_ID":2,"UPSTREAM":1040,"DOWNSTREAM":1001}

DEFINE group = 'billing';

SELECT topic_name, partition_id, upstream, downstream
FROM mirror_checkpoints
WHERE consumer_group = '${group}'
EMIT CHANGES;
