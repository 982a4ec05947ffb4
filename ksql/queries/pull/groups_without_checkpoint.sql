-- Purpose: Which of the groups that have to be able to fail over have no checkpoint at all.
-- Key: none; the groups are those of mirror_groups_expected.
-- Cost: SCAN
-- Order: CONSUMER_GROUP
-- Example: {"CONSUMER_GROUP":"billing","TEAM":"payments"}

SELECT consumer_group, team
FROM mirror_group_coverage
WHERE COALESCE(checkpointed_partitions, CAST(0 AS BIGINT)) = 0;
