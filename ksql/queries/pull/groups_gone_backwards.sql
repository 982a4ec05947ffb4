-- Purpose: Which groups are before where they have been on the source: a reset, or a consumer that reads
--   again. Their checkpoints follow late or not at all.
-- Key: none.
-- Cost: SCAN
-- Order: CONSUMER_GROUP
-- Example: {"CONSUMER_GROUP":"billing","TOPIC_NAME":"a.orders","PARTITION_ID":2,"UPSTREAM":12,"HIGHEST_UPSTREAM":1040}

SELECT consumer_group, topic_name, partition_id, upstream, highest_upstream
FROM mirror_group_offsets
WHERE upstream < highest_upstream;
