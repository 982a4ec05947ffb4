-- Purpose: From where a group can go on after a fail-over, by partition.
-- Key: group, the first part of the key.
-- Cost: SCAN
-- Order: PARTITION_ID
-- Example: {"TOPIC_NAME":"a.orders","PARTITION_ID":2,"UPSTREAM":1040,"DOWNSTREAM":1001,"CHECKPOINTED":1795683337276}

DEFINE group = 'billing';

SELECT topic_name, partition_id, upstream, downstream, checkpointed
FROM mirror_group_offsets
WHERE consumer_group = '${group}';
