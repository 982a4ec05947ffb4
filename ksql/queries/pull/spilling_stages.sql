-- Purpose: Which stages spill to disk: they need more memory for a task, or more and smaller tasks.
-- Key: none.
-- Cost: SCAN
-- Order: DISK_SPILLED DESC
-- Example: {"ATTEMPT_ID":"local-1795416981684","STAGE":1,"STAGE_ATTEMPT":0,"TASKS":4,"MEMORY_SPILLED":402653184,"DISK_SPILLED":81592391}

SELECT attempt_id, stage, stage_attempt, tasks, memory_spilled, disk_spilled
FROM spark_stages
WHERE disk_spilled > 0;
